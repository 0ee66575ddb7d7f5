namespace PureOptim;

/// <summary>What an optimizer makes a step of: the first of these that says it, from the last to the first.</summary>
public enum OptimizerFamily
{
    /// <summary>Of the present gradient times a rate.</summary>
    Descent,

    /// <summary>Of averages or sums of gradients, times a rate.</summary>
    Momentum,

    /// <summary>Of the sign of a gradient, or of an average.</summary>
    Sign,

    /// <summary>Of a gradient, or a sum of them, over a root of the sum of their squares.</summary>
    AdaGrad,

    /// <summary>Of a gradient over the root of a running average of their squares.</summary>
    RmsProp,

    /// <summary>Of a running average of gradients over the root of one of their squares, or of something that stands for either.</summary>
    Adam,

    /// <summary>As Adam or AdaGrad, with fewer squares than coordinates: of rows, columns, blocks.</summary>
    Factored,

    /// <summary>Of directions that the norms of whole tensors make longer or shorter.</summary>
    Layerwise,

    /// <summary>Of matrices that are made orthogonal, or of what other norms have in their place.</summary>
    Orthogonal,

    /// <summary>Of matrices along the eigenvectors of their products with themselves.</summary>
    Preconditioned,

    /// <summary>Of any of these, at a rate that is found on the way.</summary>
    RateFree,

    /// <summary>Of any of these, as far as the present loss says.</summary>
    LossBased,

    /// <summary>Of the inverse of second derivatives, as far as they are known.</summary>
    QuasiNewton,
}
