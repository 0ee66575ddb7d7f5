using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>A run of an optimizer in a number system that the law chooses: intervals, or exact fractions where the rule has no root.</summary>
/// <param name="Points">The parameters at the start and after each step.</param>
/// <param name="Slots">The slots at the start and after each step.</param>
/// <typeparam name="R">The number system.</typeparam>
internal sealed record RuleRun<R>(ImmutableArray<ImmutableArray<R>> Points, ImmutableArray<ImmutableArray<ImmutableArray<R>>> Slots)
    where R : struct, IReal<R>
{
    /// <summary>The parameters after the last step.</summary>
    internal ImmutableArray<R> End => Points[^1];

    /// <summary>A run over given gradients.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The parameters at the start.</param>
    /// <param name="gradients">The gradient of each step.</param>
    /// <param name="layout">The layout of the parameters; one vector where none is given.</param>
    internal static RuleRun<R> Open(IOptimizer optimizer, IEnumerable<R> start, IEnumerable<ImmutableArray<R>> gradients, Layout? layout = null)
    {
        ImmutableArray<ImmutableArray<R>> given = [.. gradients];
        return Of(optimizer, [.. start], given.Length, (step, _) => given[step], layout);
    }

    /// <summary>A run whose gradients are computed where the parameters stand.</summary>
    internal static RuleRun<R> Closed(IOptimizer optimizer, IEnumerable<R> start, int steps, Func<ImmutableArray<R>, ImmutableArray<R>> gradient) =>
        Of(optimizer, [.. start], steps, (_, parameters) => gradient(parameters), layout: null);

    /// <summary>A run whose gradients are computed from the number of steps taken and from where the parameters stand.</summary>
    internal static RuleRun<R> Along(IOptimizer optimizer, IEnumerable<R> start, int steps, Func<int, ImmutableArray<R>, ImmutableArray<R>> gradient, Layout layout) =>
        Of(optimizer, [.. start], steps, gradient, layout);

    /// <summary>A run whose parameters stay at zero, so that the point after a step is the change that the step would make.</summary>
    internal static RuleRun<R> Changes(IOptimizer optimizer, IEnumerable<ImmutableArray<R>> gradients, Layout? layout = null)
    {
        ImmutableArray<ImmutableArray<R>> given = [.. gradients];
        R[] zeros = [.. Enumerable.Repeat((R)0.0, given.IsEmpty ? 0 : given[0].Length)];
        return Of(optimizer, zeros, given.Length, (step, _) => given[step], layout, stays: true);
    }

    private static RuleRun<R> Of(
        IOptimizer optimizer, R[] start, int steps, Func<int, ImmutableArray<R>, ImmutableArray<R>> gradient, Layout? layout, bool stays = false)
    {
        var model = new LocalModel<R>();
        var run = Begin(optimizer, layout ?? Layout.Vector(start.Length), start, model);
        var points = ImmutableArray.CreateBuilder<ImmutableArray<R>>();
        var kept = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<R>>>();
        points.Add([.. start]);
        kept.Add(Kept());
        for (var step = 0; step < steps; step++)
        {
            var (at, slope) = (stays ? points[0] : points[^1], gradient(step, points[^1]));
            R? loss = optimizer.Needs == Needs.Gradient ? null : model.Place(step, at, slope);
            ReadOnlySpan<R> curvatures = optimizer.Needs.HasFlag(Needs.Curvature) ? model.Curvature() : default;
            if (stays)
            {
                points.Add([.. run.Update(slope.AsSpan(), loss, curvatures).Select(update => -update)]);
            }
            else
            {
                run.Take(slope.AsSpan(), loss, curvatures);
                points.Add([.. run.Parameters]);
            }

            kept.Add(Kept());
        }

        return new(points.ToImmutable(), kept.ToImmutable());

        ImmutableArray<ImmutableArray<R>> Kept() => [.. Enumerable.Range(0, run.SlotCount).Select(slot => run.Slot(slot).ToImmutableArray())];
    }

    private static AlgebraRun<R> Begin(IOptimizer optimizer, Layout layout, R[] start, LocalModel<R> model)
    {
        try
        {
            return new(optimizer, layout, start) { Elsewhere = model.Gradient, LossElsewhere = model.Loss };
        }
        catch (NotSupportedException exception)
        {
            throw new LawBrokenException(exception.Message);
        }
    }
}
