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
            "Without a part of the change, and without clipping, MARS as AdamW is AdamW.",
            @"\gamma = 0 \Rightarrow \mathrm{MARS} = \mathrm{AdamW}",
            mars => mars with { Form = MarsForm.AdamW, Gamma = 0, Clips = false, RootEpsilon = 0 },
            mars => new()
            {
                LearningRate = mars.LearningRate,
                Beta1 = mars.Beta1,
                Beta2 = mars.Beta2,
                Epsilon = mars.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
                WeightDecay = mars.WeightDecay,
            }),
        Equal<Mars, Signum>("C24e",
            "Without a part of the change, a decay and clipping, MARS as Lion is Signum.",
            @"\gamma = \lambda = 0 \Rightarrow \mathrm{MARS}(\eta, \beta_1) = \mathrm{Signum}(\eta, \beta_1)",
            mars => mars with { Form = MarsForm.Lion, Gamma = 0, Clips = false, WeightDecay = 0 },
            mars => new() { LearningRate = mars.LearningRate, Beta = mars.Beta1 }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Same<AdamP, AdamW>("C22b",
            "Where no gradient counts as at right angles to the parameters AdamP without Nesterov's momentum is AdamW.",
            @"\delta = 0 \Rightarrow \mathrm{AdamP} = \mathrm{AdamW}",
            adamP => adamP with { Threshold = 0, Nesterov = false, DecayCoupling = DecayCoupling.LearningRate },
            adamP => new()
            {
                LearningRate = adamP.LearningRate,
                Beta1 = adamP.Beta1,
                Beta2 = adamP.Beta2,
                Epsilon = adamP.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection,
                WeightDecay = adamP.WeightDecay,
            }),
        Of("C13c", Real,
            "On tensors of one element Adam-mini is Adam.",
            @"\theta_j \in \mathbb{R}^{1 \times 1} \Rightarrow \text{Adam-mini} = \mathrm{Adam}",
            For<AdamMini>(IsAdam)) with
        { Magnitudes = Magnitudes.Intervals },
        Equal<Scion, Signum>("C7c",
            "Scion of largest magnitudes, unconstrained, is Signum, at a rate times the radius.",
            @"\alpha = \tfrac12,\, \rho = 1 \Rightarrow \mathrm{Scion}_\infty(\eta) = \mathrm{Signum}(\eta, \tfrac12)",
            scion => scion with { Norm = ScionNorm.LargestMagnitude, IsConstrained = false, Share = 0.5, Radius = 1 },
            scion => new() { LearningRate = scion.LearningRate, Beta = 0.5 }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
    ];

    /// <summary>Along the gradients, on tensors of one element, which stay at zero: matrices, which have one row, and vectors.</summary>
    private static Finding IsAdam(AdamMini mini, LawCase c)
    {
        var layout = Layout.Of(Enumerable.Range(0, c.Start.Length).Select(i => (Invariant($"t{i}"), i % 2 == 0 ? ImmutableArray.Create(1, 1) : [1])));
        var gradients = Certified.Lift(c.Gradients).ToList();
        var adam = new Adam { LearningRate = mini.LearningRate, Beta1 = mini.Beta1, Beta2 = mini.Beta2, Epsilon = mini.Epsilon, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };
        var certificate = new Certificate();
        certificate.SamePath(RuleRun<Interval>.Changes(mini, gradients, layout).Points, RuleRun<Interval>.Changes(adam, gradients, layout).Points, "changes");
        return certificate.Finding;
    }

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
