namespace PureOptim;

/// <summary>The values that an optimizer needs at the parameters besides the gradient.</summary>
[Flags]
public enum Needs
{
    /// <summary>The gradient alone.</summary>
    Gradient = 0,

    /// <summary>The loss.</summary>
    Loss = 1,

    /// <summary>Gradients of the same batch at other parameters.</summary>
    OtherPoints = 2,

    /// <summary>The curvature: the diagonal of the loss's Hessian, or an estimate of it.</summary>
    Curvature = 4,
}
