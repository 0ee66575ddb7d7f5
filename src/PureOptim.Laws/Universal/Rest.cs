using System.Collections.Immutable;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Universal;

/// <summary>Laws about steps that move nothing: zero gradients, and a zero rate.</summary>
internal static class Rest
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("C22", Bitwise,
            "At learning rate 0 nothing moves.",
            @"\eta = 0 \Rightarrow \theta_t = \theta_0",
            WithRate(HoldsFor(OptimizerTraits.ProportionalToRate)),
            c => Compare.Bits(c.Start, c.Run().End))
        {
            Magnitudes = Magnitudes.WithoutInfiniteSquares,
            Prepare = optimizer => Hyperparameter.Set(optimizer, "LearningRate", 0),
            Claims = UniversalClaims.RateZero,
        },
        new("D1", Bitwise,
            "With epsilon above zero, gradients that are zero from the start move nothing.",
            @"\varepsilon > 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            HoldsOnlyFor(OptimizerTraits.RestsWithoutGradient, OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant),
            c => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, i) => c.Signs[i] * 0.0))).End)) { Claims = UniversalClaims.RestWithoutGradient },
    ];
}
