using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// The state of an optimizer in memory that one owner may write to: its slots, the numbers of the run, and the memory of the optimizers it
/// wraps. Never handed out: states that are handed out are made from it when it is no longer written to.
/// </summary>
/// <typeparam name="E">The element: <see cref="float"/>, <see cref="double"/>, or a number system.</typeparam>
internal sealed class StateMemory<E> : IRunScalars
    where E : struct
{
    private readonly Scalar[] _scalarsAfter;
    private object? _replacement;

    private StateMemory(
        string optimizer, long step, ImmutableArray<string> slotNames, ImmutableArray<Layout> layouts, E[][] slots,
        ImmutableArray<string> scalarNames, Scalar[] scalars, StateMemory<E>[] inner)
    {
        (Optimizer, Step, SlotNames, Layouts, Slots) = (optimizer, step, slotNames, layouts, slots);
        (ScalarNames, Scalars, Inner) = (scalarNames, scalars, inner);
        _scalarsAfter = scalars.Length == 0 ? [] : [.. scalars];
    }

    /// <summary>The name of the optimizer.</summary>
    internal string Optimizer { get; }

    /// <summary>The number of steps taken.</summary>
    internal long Step { get; private set; }

    /// <summary>The names of the slots.</summary>
    internal ImmutableArray<string> SlotNames { get; }

    /// <summary>The layout of each slot.</summary>
    internal ImmutableArray<Layout> Layouts { get; }

    /// <summary>The slots.</summary>
    internal E[][] Slots { get; }

    /// <summary>The names of the numbers of the run.</summary>
    internal ImmutableArray<string> ScalarNames { get; }

    /// <summary>The numbers of the run.</summary>
    internal Scalar[] Scalars { get; }

    /// <summary>The memory of the optimizers that this one wraps.</summary>
    internal StateMemory<E>[] Inner { get; }

    /// <summary>The memory of an optimizer before the first step.</summary>
    /// <param name="name">The optimizer's name.</param>
    /// <param name="slots">Its memory.</param>
    /// <param name="layout">The layout of the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="number">An element from a double; never 0 where the double is above it.</param>
    /// <param name="inner">The memory of the optimizers that it wraps.</param>
    internal static StateMemory<E> Initial(
        string name, ImmutableArray<Slot> slots, Layout layout, ReadOnlySpan<E> parameters, Func<double, E> number, params StateMemory<E>[] inner)
    {
        Slot[] tensors = [.. slots.Where(slot => slot.Shape != SlotShape.Run)], run = [.. slots.Where(slot => slot.Shape == SlotShape.Run)];
        ImmutableArray<Layout> layouts = [.. tensors.Select(slot => slot.LayoutFor(layout))];
        var values = new E[tensors.Length][];
        for (var i = 0; i < values.Length; i++)
        {
            if (tensors[i].IsCopy)
            {
                values[i] = parameters.ToArray();
                continue;
            }

            values[i] = new E[layouts[i].Length];
            Array.Fill(values[i], number(tensors[i].Value));
        }

        return new(
            name, 0, [.. tensors.Select(slot => slot.Name)], layouts, values, [.. run.Select(slot => slot.Name)], [.. run.Select(slot => (Scalar)slot.Value)], inner);
    }

    /// <summary>A copy of a state, to go on from.</summary>
    internal static StateMemory<T> CopyOf<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var memory = StateMemory<T>.Uninitialized(state);
        for (var i = 0; i < memory.Slots.Length; i++) state.Slots[i].Values.CopyTo(memory.Slots[i]);
        for (var i = 0; i < memory.Inner.Length; i++) memory.Inner[i] = CopyOf(state.Inner[i]);
        return memory;
    }

    /// <summary>Memory for what follows a state, its slots not yet written; the wrapped optimizers' neither.</summary>
    internal static StateMemory<T> Uninitialized<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var slots = new T[state.Slots.Length][];
        for (var i = 0; i < slots.Length; i++) slots[i] = GC.AllocateUninitializedArray<T>(state.Slots[i].Length);
        var inner = state.Inner.IsEmpty ? [] : new StateMemory<T>[state.Inner.Length];
        for (var i = 0; i < inner.Length; i++) inner[i] = Uninitialized(state.Inner[i]);
        return new(
            state.Optimizer, state.Step, state.SlotNames, [.. state.Slots.Select(slot => slot.Layout)], slots,
            state.ScalarNames, state.Scalars.IsEmpty ? [] : [.. state.Scalars.Select(value => (Scalar)value)], inner);
    }

    /// <summary>The state that a memory holds, without a copy: the memory must not be used afterwards.</summary>
    internal static OptimizerState<T> Freeze<T>(StateMemory<T> memory)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (memory._replacement is OptimizerState<T> state) return state;
        var slots = new Parameters<T>[memory.Slots.Length];
        for (var i = 0; i < slots.Length; i++) slots[i] = new(memory.Layouts[i], memory.Slots[i]);
        return new(
            memory.Optimizer, memory.Step, memory.SlotNames, ImmutableCollectionsMarshal.AsImmutableArray(slots),
            memory.Inner.Length == 0 ? [] : [.. memory.Inner.Select(Freeze)],
            memory.ScalarNames, memory.Scalars.Length == 0 ? [] : [.. memory.Scalars.Select(value => value.Value)]);
    }

    /// <summary>The index of the slot called <paramref name="name"/>; -1 if there is none.</summary>
    internal int IndexOf(string name) => SlotNames.IndexOf(name);

    /// <summary>Counts a step as taken; the numbers of the run that were kept for after it become those before the next.</summary>
    internal void Advance()
    {
        Step++;
        _scalarsAfter.CopyTo(Scalars, 0);
    }

    /// <summary>Makes the memory, whose numbers of the run were written to, one before a step; any but the first, which rules may treat as one.</summary>
    internal void GoOn()
    {
        Step = 9;
        Scalars.CopyTo(_scalarsAfter, 0);
    }

    /// <summary>Makes a state that an optimizer returned stand for what the memory holds.</summary>
    internal void Replace<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (_replacement, Step) = (state, state.Step);

    /// <inheritdoc/>
    public Scalar Kept(string slot) => Scalars[Place(slot)];

    /// <inheritdoc/>
    public void Keep(string slot, Scalar value) => _scalarsAfter[Place(slot)] = value;

    private int Place(string slot) => ScalarNames.IndexOf(slot) is >= 0 and var place
        ? place
        : throw new ArgumentException($"{Optimizer} has no number of the run called '{slot}'.", nameof(slot));
}
