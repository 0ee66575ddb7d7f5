using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>The path of an algorithm over the gradients of a case, beside that of its optimizer.</summary>
internal static class AlgorithmPath
{
    /// <summary>Whether both are at the same places, as far as intervals tell.</summary>
    internal static Finding InIntervals<TOptimizer, TAlgorithm>(TOptimizer optimizer, LawCase c)
        where TOptimizer : ElementWise
        where TAlgorithm : IAlgorithm<TOptimizer>
    {
        var certificate = new Certificate();
        Compare<TOptimizer, TAlgorithm, Interval>(optimizer, c, certificate.Equal);
        return certificate.Finding;
    }

    /// <summary>Whether both are at the same places, exactly.</summary>
    internal static Finding InFractions<TOptimizer, TAlgorithm>(TOptimizer optimizer, LawCase c)
        where TOptimizer : ElementWise
        where TAlgorithm : IAlgorithm<TOptimizer>
    {
        string? breach = null;
        try
        {
            Compare<TOptimizer, TAlgorithm, Rational>(optimizer, c, (rule, algorithm, place) =>
            {
                if (rule != algorithm) breach ??= $"{place()}: {rule} and {algorithm}";
            });
        }
        catch (DivideByZeroException)
        {
            // A rule computes both sides of a choice, and there is no fraction for 0/0 on the side that is not taken.
            return Finding.Vacuous;
        }

        return Finding.That(breach is null, () => breach!);
    }

    private static void Compare<TOptimizer, TAlgorithm, R>(TOptimizer optimizer, LawCase c, Action<R, R, Func<string>> compare)
        where TOptimizer : ElementWise
        where TAlgorithm : IAlgorithm<TOptimizer>
        where R : struct, IReal<R>
    {
        static ImmutableArray<R> Lift(Parameters<double> vector) => [.. vector.Values.ToArray().Select(value => (R)value)];
        var gradients = TAlgorithm.Gradients(c);
        var run = RuleRun<R>.Open(optimizer, Lift(c.Start), gradients.Select(Lift), c.Start.Layout);
        for (var i = 0; i < c.Start.Length; i++)
        {
            var (place, parameter, kept) = (i, run.Points[0][i], ImmutableDictionary<string, R>.Empty);
            for (var step = 0; step < c.Steps; step++)
            {
                var t = new NumberedStep<R>(optimizer, step, run.Points[0][i], parameter, gradients[step][i], kept);
                (parameter, kept) = (TAlgorithm.Step(optimizer, t), t.Kept);
                compare(run.Points[step + 1][i], parameter, () => Invariant($"parameter [{place}] after step {t.Number}"));
                if (TAlgorithm.Result is { } result)
                    compare(run.Slots[step + 1][Algorithm.PlaceOf(result.Slot, optimizer)][i], kept[result.Name], () => Invariant($"{result.Slot} of [{place}] after step {t.Number}"));
            }
        }
    }
}
