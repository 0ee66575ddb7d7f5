namespace PureOptim.Core;

/// <summary>The traits that follow from others, for wrappers that derive their traits from the wrapped optimizer.</summary>
internal static class TraitConsequences
{
    /// <summary>Those of some promises that an optimizer makes, or that follow from what it does promise.</summary>
    internal static OptimizerTraits Kept(this IOptimizer optimizer, OptimizerTraits traits)
    {
        var promised = optimizer.Traits;
        if (promised.HasFlag(OptimizerTraits.RotationEquivariant)) promised |= OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant;
        if (promised.HasFlag(OptimizerTraits.ElementWise)) promised |= OptimizerTraits.PermutationEquivariant;
        if (promised.HasFlag(OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant)) promised |= OptimizerTraits.RestsWithoutGradient;
        return promised & traits;
    }
}
