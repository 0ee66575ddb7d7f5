using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about optimizers that look at whole tensors: what they become at the ends of their hyperparameters.</summary>
internal static class TensorTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C17c", Real,
            "On vectors SM3 that sums its squares, without momentum, is AdaGrad with epsilon inside the root.",
            @"\theta \in \mathbb{R}^n,\, \beta = 0 \Rightarrow \mathrm{SM3} = \mathrm{AdaGrad}",
            For<Sm3>(IsAdaGrad, sm3 => sm3 with { Beta = 0, HasMomentum = false })) with
        { Magnitudes = Magnitudes.Intervals },
        Same<AdaNorm, Adam>("C24b",
            "Without an average of lengths AdaNorm is Adam.",
            @"r = 1 \Rightarrow \mathrm{AdaNorm} = \mathrm{Adam}",
            adaNorm => adaNorm with { NormDecay = 1, RootEpsilon = 0 },
            adaNorm => new() { LearningRate = adaNorm.LearningRate, Beta1 = adaNorm.Beta1, Beta2 = adaNorm.Beta2, Epsilon = adaNorm.Epsilon }),
        Same<Mars, AdamW>("C24c",
            "Without a part of the change, and without clipping, MARS is AdamW.",
            @"\gamma = 0 \Rightarrow \mathrm{MARS} = \mathrm{AdamW}",
            mars => mars with { Gamma = 0, Clips = false, RootEpsilon = 0 },
            mars => new()
            {
                LearningRate = mars.LearningRate,
                Beta1 = mars.Beta1,
                Beta2 = mars.Beta2,
                Epsilon = mars.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
                WeightDecay = mars.WeightDecay,
            }),
        Same<AdamP, AdamW>("C22b",
            "Where no gradient counts as at right angles to the parameters AdamP is AdamW.",
            @"\delta = 0 \Rightarrow \mathrm{AdamP} = \mathrm{AdamW}",
            adamP => adamP with { Threshold = 0 },
            adamP => new()
            {
                LearningRate = adamP.LearningRate,
                Beta1 = adamP.Beta1,
                Beta2 = adamP.Beta2,
                Epsilon = adamP.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
                WeightDecay = adamP.WeightDecay,
            }),
    ];

    /// <summary>Along the gradients, on a vector from zero.</summary>
    private static Finding IsAdaGrad(Sm3 sm3, LawCase c)
    {
        var layout = Layout.Vector(c.Start.Length);
        var gradients = Certified.Lift(c.NonzeroGradients).ToList();
        var adaGrad = new AdaGrad { LearningRate = sm3.LearningRate, Epsilon = sm3.Epsilon, EpsilonPlacement = EpsilonPlacement.InsideRoot };
        return Certified.Meet(
            RuleRun<Interval>.Changes(sm3, gradients, layout).End, RuleRun<Interval>.Changes(adaGrad, gradients, layout).End,
            i => Invariant($"displacement of [{i}]"));
    }
}
