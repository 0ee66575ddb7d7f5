using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace PureOptim.Core;

/// <summary>
/// Memory for the parameters and slots of one run, owned by one caller who may write to it until it is frozen. The only mutable thing in the
/// library, and never handed out.
/// </summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Layout _layout;
    private readonly OptimizerState<T> _origin;

    private Workspace(Layout layout, OptimizerState<T> origin, T[] parameters, T[][] slots)
    {
        _layout = layout;
        _origin = origin;
        Parameters = parameters;
        Slots = slots;
        Step = origin.Step;
    }

    /// <summary>The parameters.</summary>
    internal T[] Parameters { get; }

    /// <summary>The slots, in the order of the state they come from.</summary>
    internal T[][] Slots { get; }

    /// <summary>The number of steps taken.</summary>
    internal long Step { get; set; }

    /// <summary>Memory for what follows <paramref name="state"/>, not yet written.</summary>
    internal static Workspace<T> Uninitialized(Layout layout, OptimizerState<T> state)
    {
        var slots = new T[state.Slots.Length][];
        for (var slot = 0; slot < slots.Length; slot++) slots[slot] = GC.AllocateUninitializedArray<T>(state.Slots[slot].Length);
        return new(layout, state, GC.AllocateUninitializedArray<T>(layout.Length), slots);
    }

    /// <summary>A copy of a point of a run, to go on from.</summary>
    internal static Workspace<T> CopyOf(Iterate<T> start)
    {
        var workspace = Uninitialized(start.Parameters.Layout, start.State);
        start.Parameters.Values.CopyTo(workspace.Parameters);
        for (var slot = 0; slot < workspace.Slots.Length; slot++) start.State.Slots[slot].Values.CopyTo(workspace.Slots[slot]);
        return workspace;
    }

    /// <summary>A copy of the point of the run that the memory holds.</summary>
    internal Iterate<T> Snapshot() => CopyOf(Freeze(Step)).Freeze(Step);

    /// <summary>The point of the run that the memory holds, without a copy: the workspace must not be used afterwards.</summary>
    /// <param name="step">The number of steps taken.</param>
    internal Iterate<T> Freeze(long step)
    {
        var slots = new Parameters<T>[Slots.Length];
        for (var slot = 0; slot < slots.Length; slot++) slots[slot] = new(_origin.Slots[slot].Layout, Slots[slot]);
        var state = new OptimizerState<T>(_origin.Optimizer, step, _origin.SlotNames, ImmutableCollectionsMarshal.AsImmutableArray(slots), _origin.Inner);
        return new(new(_layout, Parameters), state);
    }
}
