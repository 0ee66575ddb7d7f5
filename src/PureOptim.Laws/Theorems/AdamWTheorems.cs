using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about AdamW, and of Adam on a decay that is a part of the gradient.</summary>
internal static class AdamWTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Equal<AdamW, Adam>("C18c",
            "AdamW without weight decay is Adam.",
            @"\lambda = 0 \Rightarrow \mathrm{AdamW} = \mathrm{Adam}",
            // A smaller ε beside a second moment of 0 makes parameters infinite, and 0 times those is NaN.
            adamW => adamW with { WeightDecay = 0, Epsilon = 1e-8 },
            adamW => new()
            {
                LearningRate = adamW.LearningRate,
                Beta1 = adamW.Beta1,
                Beta2 = adamW.Beta2,
                Epsilon = adamW.Epsilon,
                EpsilonPlacement = adamW.EpsilonPlacement,
            }) with
        { Magnitudes = Magnitudes.WithoutInfiniteSquares },
        Of("D20", Real,
            "Without gradients AdamW shrinks the parameters by its decay alone; Adam on the decay as a gradient takes a step as long as its rate.",
            @"g = 0: \mathrm{AdamW}\!: \theta_k = (1 - \eta\lambda)^k \theta_0, \quad \mathrm{Adam}(\lambda\theta),\, \varepsilon = 0\!: \Delta_1 = -\eta\,\mathrm{sign}(\theta)",
            For<AdamW>(Shrinking) with { Claims = AdamClaims.Shrinking },
            For<Adam>(StepOnDecay, adam => adam with { Epsilon = 0 }) with { Claims = AdamClaims.StepOnDecay }) with
        { Magnitudes = Magnitudes.Intervals },
    ];

    private static Finding Shrinking(AdamW adamW, LawCase c)
    {
        var points = Certified.Run(adamW, c, Certified.Lift(c.Start), Certified.Lift(c.Gradients.Select(g => g.Map((_, _) => 0)))).Points;
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            Interval expected = c.Start[i];
            for (var k = 1; k <= c.Steps; k++)
            {
                var (place, step) = (i, k);
                Interval share = adamW.WeightDecay.At(k - 1);
                expected *= 1 - (adamW.DecayCoupling == DecayCoupling.LearningRate ? adamW.LearningRate.At(k - 1) * share : share);
                certificate.Equal(points[k][i], expected, () => Invariant($"[{place}] after step {step}"));
            }
        }

        return certificate.Finding;
    }

    private static Finding StepOnDecay(Adam adam, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        Interval decay = (1 + c.Mark(0) % 64) / 64.0;
        var start = c.Start.Map((value, _) => value == 0 ? 1 : value);
        var change = RuleRun<Interval>.Changes(adam, [[.. Certified.Lift(start).Select(x => decay * x)]]).End;
        return Certified.Meet(change, [.. start.Values.ToArray().Select(x => (Interval)(-double.Sign(x) * adam.LearningRate.At(0)))], i => Invariant($"first change of [{i}]"));
    }
}
