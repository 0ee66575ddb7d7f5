using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;
using static PureOptim.Laws.Universal.Scaling;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Laws.Universal;

/// <summary>Group B, second part: how the way covered answers to the rate and the gradients.</summary>
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
            Scaling.OrNearer(DoubledRate)) { Magnitudes = Magnitudes.Intervals, Claims = UniversalClaims.RateScaled },
        new("B15", Bitwise,
            "Gradients twice as large act as a learning rate twice as large.",
            @"\mathrm{run}(\eta, 2g) = \mathrm{run}(2\eta, g)",
            WithRate(HoldsOnlyFor(Linear | ProportionalToRate)),
            c => SameUnlessUnderflow(c, c.Run(c.Start, Scale(c.Gradients, _ => 1)), c.Run(TwiceAsFast(c.Optimizer), c.Start, c.Gradients))) { Magnitudes = _doubled, Claims = UniversalClaims.GradientsForRate },
        new("B16", Real,
            "The way covered on the sum of two gradient sequences is the sum of the ways covered on each.",
            @"d(g + h) = d(g) + d(h)",
            InIntervals(HoldsOnlyFor(Linear)),
            Superposed) { Magnitudes = Magnitudes.Intervals, Claims = UniversalClaims.Superposed },
        new("B17", Inequality,
            "No coordinate goes up its gradient, and none moves without one.",
            @"\mathrm{sign}\,\Delta_i \in \{\mathrm{sign}\,g_i, 0\}",
            HoldsOnlyFor(Descending),
            Downhill) { Claims = UniversalClaims.Downhill },
    ];

    private static Finding DoubledRate(LawCase c) => Certified.Meet(
        Way(TwiceAsFast(c.Optimizer), c, Certified.Lift(c.Gradients)),
        [.. Way(c.Optimizer, c, Certified.Lift(c.Gradients)).Select(way => 2 * way)],
        i => Invariant($"way[{i}] at twice the rate"));

    private static Finding Superposed(LawCase c)
    {
        var (g, h) = (Certified.Lift(c.Gradients), Certified.Lift(c.OtherGradients));
        var sum = g.Zip(h, (left, right) => ImmutableArray.CreateRange(left.Zip(right, (a, b) => a + b)));
        return Certified.Meet(
            Way(c.Optimizer, c, sum), [.. Way(c.Optimizer, c, g).Zip(Way(c.Optimizer, c, h), (a, b) => a + b)], i => Invariant($"way[{i}] on the sum"));
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

    /// <summary>The way covered from zero.</summary>
    private static ImmutableArray<Interval> Way(IOptimizer optimizer, LawCase c, IEnumerable<ImmutableArray<Interval>> gradients) =>
        Certified.Run(optimizer, c, [.. Enumerable.Repeat((Interval)0, c.Start.Length)], gradients).End;

    private static IOptimizer TwiceAsFast(IOptimizer optimizer) =>
        Settings.Change(optimizer, "LearningRate", rate => 2 * rate);
}
