using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.Groups.Symmetries;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Laws.Groups;

/// <summary>Group B, second part: how the way covered answers to the rate, the gradients and the betas.</summary>
internal static class Responses
{
    private static readonly Magnitudes _doubled = new(
        new(-60, 120), new(-900, 1016), "only where nothing underflows or overflows is doubling exact");

    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("B14", Real,
            "At a learning rate twice as large, the way covered on the same gradients is twice as long.",
            @"d(2\eta, g) = 2\,d(\eta, g)",
            InIntervals(WithRate(HoldsFor(ProportionalToRate))),
            DoubledRate) { Magnitudes = Magnitudes.Intervals },
        new("B15", Bitwise,
            "Gradients twice as large act as a learning rate twice as large.",
            @"\mathrm{run}(\eta, 2g) = \mathrm{run}(2\eta, g)",
            WithRate(HoldsOnlyFor(Linear | ProportionalToRate)),
            c => SameUnlessUnderflow(c, c.Run(c.Start, Scale(c.Gradients, _ => 1)), c.Run(TwiceAsFast(c.Optimizer), c.Start, c.Gradients))) { Magnitudes = _doubled },
        new("B16", Real,
            "The way covered on the sum of two gradient sequences is the sum of the ways covered on each.",
            @"d(g + h) = d(g) + d(h)",
            InIntervals(HoldsOnlyFor(Linear)),
            Superposed) { Magnitudes = Magnitudes.Intervals },
        new("B17", Inequality,
            "No coordinate goes up its gradient, and none moves without one.",
            @"\mathrm{sign}\,\Delta_i \in \{\mathrm{sign}\,g_i, 0\}",
            HoldsOnlyFor(Descending),
            Downhill),
        new("B18", Real,
            "Without epsilon Adam's first step does not depend on its betas.",
            @"\varepsilon = 0 \Rightarrow \Delta_1(\beta_1, \beta_2) = \Delta_1(\beta_1', \beta_2')",
            HoldsForType<Adam>,
            OtherBetas) { Magnitudes = Magnitudes.Intervals, Prepare = AdaptiveEquivalences.WithoutEpsilon },
    ];

    private static Finding DoubledRate(LawCase c)
    {
        var fast = Intervals(TwiceAsFast(c.Optimizer), Zeros(c), c.Gradients.Select(IntervalRun.Lift)).End;
        var slow = Intervals(c.Optimizer, Zeros(c), c.Gradients.Select(IntervalRun.Lift)).End;
        return IntervalRun.Meet(fast, [.. slow.Select(way => 2 * way)], i => Invariant($"way[{i}] at twice the rate"));
    }

    private static Finding Superposed(LawCase c)
    {
        var (g, h) = (c.Gradients.Select(IntervalRun.Lift), c.OtherGradients.Select(IntervalRun.Lift));
        var sum = g.Zip(h, (left, right) => ImmutableArray.CreateRange(left.Zip(right, (a, b) => a + b)));
        var apart = Intervals(c.Optimizer, Zeros(c), g).End.Zip(Intervals(c.Optimizer, Zeros(c), h).End, (a, b) => a + b);
        return IntervalRun.Meet(Intervals(c.Optimizer, Zeros(c), sum).End, [.. apart], i => Invariant($"way[{i}] on the sum"));
    }

    private static Finding Downhill(LawCase c)
    {
        var path = c.Run();
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                var (change, gradient) = (path.Change(step, i), c.Gradients[step - 1][i]);
                if (gradient == 0 ? change != 0 && !double.IsNaN(change) : double.Sign(gradient) * change > 0) return Finding.Broken(Invariant($"step {step} moves [{i}] by {change:R} on gradient {gradient:R}"));
            }
        }

        return Finding.Exact;
    }

    /// <summary>The other betas are drawn from the case's marks. Each step is compared in units of what its scalars, as rounded, make of the rate.</summary>
    private static Finding OtherBetas(LawCase c)
    {
        var other = Hyperparameter.Set(Hyperparameter.Set(c.Optimizer, "Beta1", c.Mark(0) % 1000 / 1000.0), "Beta2", c.Mark(1) / 1000 % 1000 / 1000.0);
        var first = c.NonzeroGradients.Take(1).ToList();
        var (here, there) = (Certified.Changes(c.Optimizer, first).End, Certified.Changes(other, first).End);
        var (unit, otherUnit) = (Unit(c.Optimizer), Unit(other));
        var certificate = new Certificate();
        certificate.Equal(unit, otherUnit, () => "the rate");
        for (var i = 0; i < here.Length; i++)
        {
            var place = i;
            certificate.Equal(here[i] * otherUnit, there[i] * unit, () => Invariant($"first change of [{place}] with the betas of {other}"));
        }

        return certificate.Finding;

        static Interval Unit(IOptimizer adam)
        {
            var scalars = AdamScalars.At(adam, 1);
            return scalars.Rate * scalars.OneMinusBeta1 / Interval.Sqrt(scalars.OneMinusBeta2);
        }
    }

    private static ImmutableArray<Interval> Zeros(LawCase c) => [.. Enumerable.Repeat((Interval)0, c.Start.Length)];

    private static IOptimizer TwiceAsFast(IOptimizer optimizer) =>
        Hyperparameter.Set(optimizer, "LearningRate", 2 * Hyperparameter.Get(optimizer, "LearningRate"));
}
