using System.Collections.Immutable;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about relatives of Adam: what they become at the ends of their hyperparameters.</summary>
internal static class AdamRelativeTheorems
{
    /// <summary>An ε that is above all gradients of a law, and a power of two.</summary>
    private const double Large = 1L << 62;

    private static readonly Magnitudes _belowLarge = Magnitudes.Between(-60, 60, "ε must be above all of them");

    private static Adan WithoutDifferences(Adan adan) => adan with { Beta2 = 0, RootEpsilon = 0, WeightDecay = 0 };

    private static Adam AdamOf(Adan adan) => new()
    {
        LearningRate = adan.LearningRate,
        Beta1 = adan.Beta1,
        Beta2 = adan.Beta3,
        Epsilon = adan.Epsilon,
        EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
    };

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Same<Adopt, Sgd>("C6b",
            "With an ε above all gradients, without momentum and unclipped, ADOPT is descent from the second step on.",
            @"\beta_1 = 0,\; \varepsilon > |g_t| \Rightarrow \Delta_1 = 0,\; \Delta_t = \tfrac{\eta}{\varepsilon} g_t",
            adopt => adopt with { LearningRate = adopt.LearningRate.Changed(rate => rate * Large), Beta1 = 0, Epsilon = Large, Clipping = AdoptClipping.None },
            adopt => new() { LearningRate = FromSecond(adopt.LearningRate.Changed(rate => rate / Large)) }) with
        { Magnitudes = _belowLarge, Claims = subject => subject.Optimizer is Adopt adopt ? AdoptClaims.DescentBelowEpsilon(adopt) : [] },
        Same<AdEmaMix, Adam>("C11b",
            "AdEMAMix without its slow momentum is Adam.",
            @"\alpha = 0 \Rightarrow \mathrm{AdEMAMix} = \mathrm{Adam}",
            mix => mix with { Alpha = 0, RootEpsilon = 0 },
            mix => new() { LearningRate = mix.LearningRate, Beta1 = mix.Beta1, Beta2 = mix.Beta2, Epsilon = mix.Epsilon, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }),
        Same<SimplifiedAdEmaMix, Adam>("C11c",
            "Simplified AdEMAMix without momentum that adds the gradient once more is Adam without momentum at twice the rate.",
            @"\beta_1 = 0,\; \alpha = 1 \Rightarrow \mathrm{AdEMAMix_s}(\eta) = \mathrm{Adam}(2 \eta)",
            mix => mix with { Beta1 = 0, RootEpsilon = 0, Alpha = 1, DividesByCorrection = false },
            mix => new()
            {
                LearningRate = mix.LearningRate.Changed(rate => 2 * rate),
                Beta1 = 0,
                Beta2 = mix.Beta2,
                Epsilon = mix.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
            }),
        Of("C12", LawKind.Real,
            "Adan that forgets differences at once is Adam, with β3 for its second moment. (Where the difference counts by 1 - β2 instead of β2 it is not.)",
            @"\beta_2 = 0,\; \lambda = 0 \Rightarrow \mathrm{Adan} = \mathrm{Adam}(\beta_1, \beta_3)",
            For<Adan>((adan, c) => SamePath(c, AdamOf(adan)), WithoutDifferences, adan => adan.DifferenceWeight == AdanDifferenceWeight.Beta2) with
            {
                Claims = subject => SamePath<Adan, Adam>(subject, "Adan that forgets differences at once is Adam.", WithoutDifferences, AdamOf),
            },
            For<Adan>((adan, c) => SamePath(c, AdamOf(adan)), WithoutDifferences, adan => adan.DifferenceWeight == AdanDifferenceWeight.OneMinusBeta2, Applicability.Fails)) with
        { Magnitudes = Magnitudes.Intervals },
    ];

    /// <summary>The schedule with 0 in the first step.</summary>
    private static Schedule FromSecond(Schedule schedule) =>
        Schedule.Custom(step => step == 0 ? 0 : schedule.At(step), double.Min(0, schedule.Minimum), double.Max(0, schedule.Maximum));
}
