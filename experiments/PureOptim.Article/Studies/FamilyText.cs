using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>Families of optimizers in words.</summary>
internal static class FamilyText
{
    /// <summary>The name of a family: that of the optimizer that it is known for, where there is one.</summary>
    internal static string Name(OptimizerFamily family) =>
        Catalog.Optimizers.FirstOrDefault(known => known.Name == $"{family}")?.DisplayName ?? SettingsText.Words($"{family}");

    /// <summary>What a step is made of, as a sentence.</summary>
    internal static string Step(OptimizerFamily family) => family switch
    {
        OptimizerFamily.Descent => "A step is the present gradient times a rate.",
        OptimizerFamily.Momentum => "A step is made of averages or sums of gradients.",
        OptimizerFamily.Sign => "A step is made of the sign of a gradient or of an average: every coordinate moves as far.",
        OptimizerFamily.AdaGrad => "A step is a gradient, or a sum of them, over a root of the sum of their squares: it can only get shorter.",
        OptimizerFamily.RmsProp => "A step is a gradient over the root of a running average of their squares.",
        OptimizerFamily.Adam => "A step is a running average of gradients over the root of one of their squares, or over something in its place.",
        OptimizerFamily.Factored => "As Adam or AdaGrad, with fewer squares than coordinates; of a vector there is little to save.",
        OptimizerFamily.Layerwise => "The norms of whole tensors make a step longer or shorter.",
        OptimizerFamily.Orthogonal => "A step is a matrix that is made orthogonal, or what another norm has in its place.",
        OptimizerFamily.Preconditioned => "A step goes along the eigenvectors of products of gradients.",
        OptimizerFamily.RateFree => "The rate is found on the way.",
        OptimizerFamily.LossBased => "A step is as long as the present loss says.",
        _ => "A step is divided by second derivatives, as far as they are known.",
    };
}
