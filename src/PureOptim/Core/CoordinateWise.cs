using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PureOptim.Numerics;
using PureOptim.Parameters;

namespace PureOptim.Core;

/// <summary>
/// An optimizer whose rule treats each coordinate by itself. Who derives from it names the slots and hands the rule of a step to
/// <see cref="Coordinates{R}.Apply{TRule, TSlots}"/>; stepping, checking, vectorising and working in place come from here.
/// </summary>
/// <remarks>
/// Because no coordinate reads another, the bits of a step depend on neither the width of the hardware's vectors nor the partition of the
/// coordinates among threads.
/// </remarks>
public abstract record CoordinateWise : IOptimizer, IInPlaceOptimizer, IHasTraits
{
    /// <inheritdoc/>
    public virtual string Name => GetType().Name;

    /// <summary>The name of each number that is kept for a coordinate, at most four; none for a rule without memory.</summary>
    public abstract ImmutableArray<string> SlotNames { get; }

    /// <summary>What the optimizer promises beyond treating each coordinate by itself; most rules are odd and ignore where they stand.</summary>
    public virtual OptimizerTraits Traits =>
        OptimizerTraits.CoordinateWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    /// <summary>
    /// Applies the rule of one step: <c>coordinates.Apply&lt;Rule&lt;R&gt;, R&gt;(new(LearningRate.At(step), ...))</c>. Scalars that depend
    /// on the step only are computed here, in double precision, once a sweep.
    /// </summary>
    /// <param name="coordinates">The coordinates to go over.</param>
    /// <param name="step">The number of steps taken before.</param>
    public abstract void Update<R>(Coordinates<R> coordinates, long step)
        where R : struct, IReal<R>;

    /// <inheritdoc/>
    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var slots = SlotNames.Select((_, slot) => Parameters<T>.Filled(parameters.Layout, T.CreateChecked(InitialValue(slot))));
        return new(Name, step: 0, SlotNames, [.. slots]);
    }

    /// <inheritdoc/>
    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Parameters<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Guard.Belongs(this, state, parameters);
        Guard.SameLayout(nameof(gradients), parameters.Layout, gradients.Layout);
        var next = Workspace<T>.Uninitialized(parameters.Layout, state);
        var coordinates = new Coordinates<T>
        {
            Parameters = parameters.Values,
            Gradients = gradients.Values,
            Slots = ReadOnly(state.Slots),
            NewParameters = next.Parameters,
            NewSlots = SlotSpans<T>.Over(next.Slots),
        };
        Sweep(coordinates, state.Step);
        return next.Freeze(state.Step + 1);
    }

    /// <inheritdoc/>
    void IInPlaceOptimizer.StepInPlace<T>(Workspace<T> workspace, ReadOnlySpan<T> gradients, int start)
    {
        var parameters = workspace.Parameters.AsSpan(start, gradients.Length);
        var slots = SlotSpans<T>.Over(workspace.Slots).Slice(start, gradients.Length);
        var coordinates = new Coordinates<T>
        {
            Parameters = parameters,
            Gradients = gradients,
            Slots = slots,
            NewParameters = parameters,
            NewSlots = slots,
        };
        Sweep(coordinates, workspace.Step);
    }

    /// <summary>Leaves what every optimizer has out of the text of a record: its hyperparameters are what distinguishes it.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>What the slot at <paramref name="slot"/> holds before the first step.</summary>
    protected virtual double InitialValue(int slot) => 0;

    /// <summary>The slots of a state as spans, which the sweep only reads.</summary>
    private static SlotSpans<T> ReadOnly<T>(ImmutableArray<Parameters<T>> slots)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            First = slots.Length > 0 ? slots[0].Memory : default,
            Second = slots.Length > 1 ? slots[1].Memory : default,
            Third = slots.Length > 2 ? slots[2].Memory : default,
            Fourth = slots.Length > 3 ? slots[3].Memory : default,
        };

    /// <summary>Goes over the coordinates in whole lanes, and over the rest one by one. Both have the same bits.</summary>
    private void Sweep<T>(Coordinates<T> coordinates, long step)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) Sweep<T, Lanes32, Real32>(coordinates, Lanes32.Count, step);
        else Sweep<T, Lanes64, Real64>(coordinates, Lanes64.Count, step);
    }

    private void Sweep<T, TLanes, TScalar>(Coordinates<T> coordinates, int width, long step)
        where T : unmanaged
        where TLanes : struct, IReal<TLanes>
        where TScalar : struct, IReal<TScalar>
    {
        var length = coordinates.Parameters.Length;
        var rest = length % width;
        if (length >= width) Update(coordinates.Slice(0, length - rest).Cast<TLanes>(), step);
        if (rest > 0) Update(coordinates.Slice(length - rest, rest).Cast<TScalar>(), step);
    }
}
