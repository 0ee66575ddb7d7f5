using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Laws;

/// <summary>
/// The points of a run, the start included, widened to double whatever precision they were computed in. Widening is exact, so bits may be
/// compared.
/// </summary>
/// <param name="Points">The start and the point after each step.</param>
public sealed record Trajectory(ImmutableArray<Iterate<double>> Points)
{
    /// <summary>The parameters after the last step.</summary>
    public Parameters<double> End => Points[^1].Parameters;

    /// <summary>The state after the last step.</summary>
    public OptimizerState<double> EndState => Points[^1].State;

    /// <summary>The change of the parameters in one step, in double: after minus before.</summary>
    /// <param name="step">The step, from 1.</param>
    /// <param name="coordinate">The coordinate, from 0.</param>
    public double Change(int step, int coordinate) => Points[step].Parameters[coordinate] - Points[step - 1].Parameters[coordinate];

    /// <summary>The paths of some of the coordinates, as those of one vector, their slots with them.</summary>
    internal Trajectory Only(int start, int length)
    {
        Parameters<double> Pick(Parameters<double> vector) => Parameters<double>.Of(Layout.Vector(length), vector.Values.Slice(start, length));
        return new([.. Points.Select(point => new Iterate<double>(
            Pick(point.Parameters), PickState(point.State)))]);

        OptimizerState<double> PickState(OptimizerState<double> state) => new(
            state.Optimizer, state.Step, state.SlotNames, [.. state.Slots.Select(Pick)], [.. state.Inner.Select(PickState)], state.ScalarNames, state.Scalars);
    }

    /// <summary>Runs an optimizer in precision <typeparamref name="T"/>.</summary>
    /// <exception cref="LawBrokenException">The optimizer returned nothing, or another layout.</exception>
    public static Trajectory Of<T>(IOptimizer optimizer, Parameters<double> start, IEnumerable<Parameters<double>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of<T>(optimizer, start, gradients, unit: 1);

    /// <summary>The run with parameters in another unit, which losses and curvatures follow.</summary>
    internal static Trajectory Of<T>(IOptimizer optimizer, Parameters<double> start, IEnumerable<Parameters<double>> gradients, double unit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var at = Begin(optimizer, Convert<double, T>(start));
        var points = ImmutableArray.CreateBuilder<Iterate<double>>();
        points.Add(Widen(at));
        foreach (var gradient in gradients)
        {
            var slope = Convert<double, T>(gradient);
            at = Step(optimizer, at, LocalModel.Of(optimizer, at.State.Step, at.Parameters, slope, unit));
            points.Add(Widen(at));
        }

        return new(points.ToImmutable());
    }

    /// <summary>The change of the parameters in each step of a run whose parameters are set back to zero before each.</summary>
    internal static ImmutableArray<Parameters<double>> Changes<T>(IOptimizer optimizer, Layout layout, IEnumerable<Parameters<double>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var zero = Parameters<T>.Filled(layout, T.Zero);
        var at = Begin(optimizer, zero);
        var changes = ImmutableArray.CreateBuilder<Parameters<double>>();
        foreach (var gradient in gradients)
        {
            at = Step(optimizer, at, Convert<double, T>(gradient));
            changes.Add(Convert<T, double>(at.Parameters));
            at = at with { Parameters = zero };
        }

        return changes.ToImmutable();
    }

    /// <summary>The start, with a state that is looked at before it is used.</summary>
    internal static Iterate<T> Begin<T>(IOptimizer optimizer, Parameters<T> start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(start, optimizer.Init(start) ?? throw new LawBrokenException("Init returned null."));

    /// <summary>One step, on the gradient and what else the optimizer asks for, whose result is looked at before it is used.</summary>
    internal static Iterate<T> Step<T>(IOptimizer optimizer, Iterate<T> at, Parameters<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Step(optimizer, at, LocalModel.Of(optimizer, at.State.Step, at.Parameters, gradient));

    /// <summary>One step, on what is known at the parameters, whose result is looked at before it is used.</summary>
    internal static Iterate<T> Step<T>(IOptimizer optimizer, Iterate<T> at, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var next = optimizer.Step(at.State, at.Parameters, evaluation);
        if (next.Parameters is null) throw new LawBrokenException("Step returned no parameters.");
        if (next.State is null) throw new LawBrokenException("Step returned no state.");
        return next.Parameters.Layout.Equals(at.Parameters.Layout)
            ? next
            : throw new LawBrokenException($"Step returned the layout {next.Parameters.Layout} for {at.Parameters.Layout}.");
    }

    /// <summary>The same numbers in another precision, each rounded to nearest.</summary>
    internal static Parameters<TTo> Convert<TFrom, TTo>(Parameters<TFrom> source)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo> =>
        source is Parameters<TTo> same
            ? same
            : Parameters<TTo>.Create(source.Layout, target =>
            {
                for (var i = 0; i < target.Length; i++) target[i] = TTo.CreateTruncating(source[i]);
            });

    private static Iterate<double> Widen<T>(Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Convert<T, double>(at.Parameters), Widen(at.State));

    private static OptimizerState<double> Widen<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(state.Optimizer, state.Step, state.SlotNames, [.. state.Slots.Select(Convert<T, double>)], [.. state.Inner.Select(Widen)], state.ScalarNames, state.Scalars);
}
