namespace PureOptim.Core;

/// <summary>Sets of traits that many rules have, or lack, together.</summary>
internal static class CommonTraits
{
    /// <summary>Of rules in which nothing but gradients matters and the rate is a factor.</summary>
    internal const OptimizerTraits OfGradients =
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.RestsWithoutGradient;

    /// <summary>Of rules that add up gradients.</summary>
    internal const OptimizerTraits OfSums = OfGradients | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant;

    /// <summary>Lacked by rules that divide each coordinate by something of its own.</summary>
    internal const OptimizerTraits LackedByQuotients = OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor;

    /// <summary>Lacked by such rules where they have momentum too.</summary>
    internal const OptimizerTraits LackedByMoments = LackedByQuotients | OptimizerTraits.Descending;

    /// <summary>Lacked by rules that decay the parameters.</summary>
    internal const OptimizerTraits LackedByDecay = OptimizerTraits.TranslationInvariant | OptimizerTraits.RestsWithoutGradient;
}
