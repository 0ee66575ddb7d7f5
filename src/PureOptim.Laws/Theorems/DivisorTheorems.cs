using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about what Adamax, AMSGrad, Yogi and Adadelta divide by, and the length of steps that follows.</summary>
internal static class DivisorTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("D15", Real,
            "Adamax's steps have a bound, which grows with the ratio of its betas.",
            @"|\Delta_t| \le \eta\,\frac{1-\beta_1}{1-\beta_1^t} \sum_{k<t} \left(\frac{\beta_1}{\beta_2}\right)^k",
            // The bound divides by β2; below one half intervals of what is left soon say nothing.
            For<Adamax>(BelowBound, adamax => adamax with { Beta2 = adamax.Beta2.Changed(beta => 0.5 + beta / 2) }) with { Claims = BelowBound }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("D17", Inequality,
            "The second moment that AMSGrad divides by never falls.",
            @"s_{t+1} \ge s_t",
            For<AmsGrad>((_, c) => NeverFalls(c, "LargestSecondMoment")) with { Claims = NeverFalls }) with
        { Magnitudes = Magnitudes.WithoutInfiniteSquares },
        Of("D18", Inequality,
            "Yogi's second moment is never negative.",
            @"v_t \ge 0",
            For<Yogi>((_, c) => NeverNegative(c)) with { Claims = NeverNegative }) with
        { Magnitudes = Magnitudes.WithoutInfiniteSquares },
        Of("D18b", Real,
            "Adadelta's steps are bounded by the average of the squares of those before.",
            @"\Delta_t^2 \le \eta^2\,\frac{d_{t-1} + \varepsilon}{1 - \rho}",
            For<Adadelta>(BelowUpdates) with { Claims = BelowUpdates }) with
        { Magnitudes = Magnitudes.Intervals },
    ];

    private static Finding BelowBound(Adamax adamax, LawCase c)
    {
        Interval rate = adamax.LearningRate.At(0), beta1 = adamax.Beta1.At(0), ratio = beta1 / adamax.Beta2.At(0);
        var changes = Certified.Changes(adamax, c.NonzeroGradients).Points;
        var certificate = new Certificate();
        c.ForEach((t, i) => certificate.AtMost(
            Interval.Abs(changes[t][i]),
            rate * (1 - beta1) / Certified.WeightOfAverage(beta1, t) * Certified.Geometric(ratio, t),
            () => Invariant($"change of [{i}] in step {t}")));
        return certificate.Finding;
    }

    private static ImmutableArray<Claim> BelowBound(ElementWise subject) => [Claim.About(subject, "No step is longer than the bound.", claim =>
    {
        var gradient = claim.Input("g");
        claim.Assume(Sentence.Different(gradient, 0) & Sentence.Below(0, claim["Beta2"]));
        var run = claim.Run(gradient);
        var bound = claim.Ghost("bound", 0, before => 1 - claim["Beta1"] + claim["Beta1"] / claim["Beta2"] * before);
        claim.Hold(at => Sentence.AtMost(0, run.Slot("LargestGradient", at)) & Sentence.AtMost(0, bound.At(at)));
        claim.Hold(at => Sentence.AtMost(Symbol.Abs(run.Slot("FirstMoment", at)), bound.At(at) * run.Slot("LargestGradient", at)));
        return Sentence.AtMost(Symbol.Abs(run.Change) * run.After.Weight(claim["Beta1"]), claim["LearningRate"] * bound.After);
    })];

    private static Finding NeverFalls(LawCase c, string slot)
    {
        var points = c.Run().Points;
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                var (before, after) = (points[step - 1].State[slot][i], points[step].State[slot][i]);
                if (!(after >= before)) return Finding.Broken(Invariant($"that of [{i}] goes from {before:R} to {after:R} in step {step}"));
            }
        }

        return Finding.Exact;
    }

    private static ImmutableArray<Claim> NeverFalls(ElementWise subject) => [Claim.About(subject, "What divides never falls.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.AssumeDefined(run);
        return Sentence.AtMost(run.Slot("LargestSecondMoment", Moment.Before), run.Slot("LargestSecondMoment"));
    })];

    private static Finding NeverNegative(LawCase c)
    {
        var points = c.Run().Points;
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < c.Start.Length; i++)
                if (!(points[step].State["SecondMoment"][i] >= 0)) return Finding.Broken(Invariant($"that of [{i}] is {points[step].State["SecondMoment"][i]:R} after step {step}"));
        }

        return Finding.Exact;
    }

    private static ImmutableArray<Claim> NeverNegative(ElementWise subject) => [Claim.About(subject, "The second moment is never negative.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.AssumeDefined(run);
        claim.Hold(at => Sentence.AtMost(0, run.Slot("SecondMoment", at)));
        return Sentence.AtMost(0, run.Slot("SecondMoment"));
    })];

    private static Finding BelowUpdates(Adadelta adadelta, LawCase c)
    {
        var run = Certified.Changes(adadelta, c.NonzeroGradients);
        var certificate = new Certificate();
        c.ForEach((t, i) =>
        {
            Interval rate = adadelta.LearningRate.At(t - 1), share = 1 - (Interval)adadelta.Decay.At(t - 1);
            certificate.AtMost(run.Points[t][i] * run.Points[t][i] * share, rate * rate * (run.Slots[t - 1][1][i] + adadelta.Epsilon.At(t - 1)), () => Invariant($"square of the change of [{i}] in step {t}"));
        });
        return certificate.Finding;
    }

    private static ImmutableArray<Claim> BelowUpdates(ElementWise subject) => [Claim.About(subject, "No step is longer than the bound.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.AssumeDefined(run);
        claim.Hold(at => Sentence.AtMost(0, run.Slot("MeanOfSquares", at)) & Sentence.AtMost(0, run.Slot("MeanOfSquaredUpdates", at)));
        return Sentence.AtMost(run.Change * run.Change * (1 - claim["Decay"]), claim["LearningRate"] * claim["LearningRate"] * (run.Slot("MeanOfSquaredUpdates", Moment.Before) + claim["Epsilon"]));
    })];
}
