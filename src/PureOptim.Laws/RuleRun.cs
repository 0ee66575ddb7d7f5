using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>A run of a coordinate-wise rule in a number system that the law chooses: intervals, or exact fractions where the rule has no root.</summary>
/// <param name="Points">The parameters at the start and after each step.</param>
/// <param name="Slots">The slots at the start and after each step.</param>
/// <typeparam name="R">The number system.</typeparam>
internal sealed record RuleRun<R>(ImmutableArray<ImmutableArray<R>> Points, ImmutableArray<ImmutableArray<ImmutableArray<R>>> Slots)
    where R : struct, IReal<R>
{
    /// <summary>The parameters after the last step.</summary>
    internal ImmutableArray<R> End => Points[^1];

    /// <summary>A run over given gradients.</summary>
    internal static RuleRun<R> Open(IOptimizer optimizer, IEnumerable<R> start, IEnumerable<ImmutableArray<R>> gradients)
    {
        ImmutableArray<ImmutableArray<R>> given = [.. gradients];
        return Of(optimizer, [.. start], given.Length, (step, _) => given[step], fromZero: false);
    }

    /// <summary>A run whose gradients are computed where the parameters stand.</summary>
    internal static RuleRun<R> Closed(IOptimizer optimizer, IEnumerable<R> start, int steps, Func<ImmutableArray<R>, ImmutableArray<R>> gradient) =>
        Of(optimizer, [.. start], steps, (_, parameters) => gradient(parameters), fromZero: false);

    /// <summary>A run whose parameters are set back to zero before each step, so that the point after a step is its change.</summary>
    internal static RuleRun<R> Changes(IOptimizer optimizer, IEnumerable<ImmutableArray<R>> gradients)
    {
        ImmutableArray<ImmutableArray<R>> given = [.. gradients];
        return Of(optimizer, new R[given.IsEmpty ? 0 : given[0].Length], given.Length, (step, _) => given[step], fromZero: true);
    }

    private static RuleRun<R> Of(
        IOptimizer optimizer, R[] parameters, int steps, Func<int, ImmutableArray<R>, ImmutableArray<R>> gradient, bool fromZero)
    {
        if (fromZero) Array.Fill(parameters, (R)0.0);
        var run = Begin(optimizer, parameters);
        var points = ImmutableArray.CreateBuilder<ImmutableArray<R>>();
        var kept = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<R>>>();
        points.Add([.. parameters]);
        kept.Add(Kept());
        for (var step = 0; step < steps; step++)
        {
            if (fromZero) run.Place(parameters);
            run.Take(gradient(step, points[^1]).AsSpan());
            points.Add([.. run.Parameters]);
            kept.Add(Kept());
        }

        return new(points.ToImmutable(), kept.ToImmutable());

        ImmutableArray<ImmutableArray<R>> Kept() => [.. Enumerable.Range(0, run.SlotCount).Select(slot => run.Slot(slot).ToImmutableArray())];
    }

    private static AlgebraRun<R> Begin(IOptimizer optimizer, R[] parameters)
    {
        try
        {
            return new(optimizer, Layout.Vector(parameters.Length), parameters);
        }
        catch (NotSupportedException exception)
        {
            throw new LawBrokenException(exception.Message);
        }
    }
}
