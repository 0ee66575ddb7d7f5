using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// What an optimizer remembers: who it is, how many steps it has taken, its slots, and the states of the optimizers it wraps. One uniform
/// immutable tree for all optimizers, so that a digest, a checkpoint and a law over every accumulator are written once.
/// </summary>
/// <remarks>Equality is bitwise, as that of <see cref="Parameters{T}"/>.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class OptimizerState<T> : IEquatable<OptimizerState<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A state from its parts.</summary>
    /// <param name="optimizer">The name of the optimizer that made it.</param>
    /// <param name="step">The number of steps taken; 0 before the first.</param>
    /// <param name="slotNames">A name for each slot.</param>
    /// <param name="slots">The slots.</param>
    /// <param name="inner">The states of wrapped optimizers.</param>
    /// <exception cref="ArgumentException">The step is negative, a slot or an inner state is missing, or there is not one name for each slot.</exception>
    public OptimizerState(
        string optimizer,
        long step,
        ImmutableArray<string> slotNames,
        ImmutableArray<Parameters<T>> slots,
        ImmutableArray<OptimizerState<T>> inner = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(optimizer);
        Argument.AtLeast(step, 0);
        (slotNames, slots, inner) = (slotNames.IsDefault ? [] : slotNames, slots.IsDefault ? [] : slots, inner.IsDefault ? [] : inner);
        if (slotNames.Length != slots.Length)
            throw new ArgumentException($"{Counted.Of(slotNames.Length, "name")} for {Counted.Of(slots.Length, "slot")} of {optimizer}.", nameof(slotNames));
        if (Guard.FaultOf(slotNames) is { } fault) throw new ArgumentException($"{optimizer} has names of slots of which {fault}.", nameof(slotNames));
        if (slots.Contains(null!)) throw new ArgumentException($"A slot of {optimizer} is null.", nameof(slots));
        if (inner.Contains(null!)) throw new ArgumentException($"An inner state of {optimizer} is null.", nameof(inner));
        Optimizer = optimizer;
        Step = step;
        SlotNames = slotNames;
        Slots = slots;
        Inner = inner;
    }

    /// <summary>The name of the optimizer that made this state.</summary>
    public string Optimizer { get; }

    /// <summary>The number of steps taken. The next step is number <c>Step + 1</c>, and schedules are asked for their value at <c>Step</c>.</summary>
    public long Step { get; }

    /// <summary>The name of each slot.</summary>
    public ImmutableArray<string> SlotNames { get; }

    /// <summary>The slots, most of them one vector with the layout of the parameters.</summary>
    public ImmutableArray<Parameters<T>> Slots { get; }

    /// <summary>The states of the optimizers that this one wraps; empty for most.</summary>
    public ImmutableArray<OptimizerState<T>> Inner { get; }

    /// <summary>The slot called <paramref name="slot"/>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public Parameters<T> this[string slot] => SlotNames.IndexOf(slot) is >= 0 and var index
        ? Slots[index]
        : throw new ArgumentException($"{Optimizer} has no slot '{slot}'; it has: {string.Join(", ", SlotNames)}.", nameof(slot));

    /// <summary>Adds this state to a digest: name, step, slots with their names, inner states.</summary>
    public void AddTo(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        digest.Add(Optimizer);
        digest.Add(Step);
        digest.Add(Slots.Length);
        foreach (var (name, slot) in SlotNames.Zip(Slots))
        {
            digest.Add(name);
            digest.Add(slot);
        }

        digest.Add(Inner.Length);
        foreach (var inner in Inner) inner.AddTo(digest);
    }

    /// <summary>Whether names, step, bits of all slots, and inner states are the same.</summary>
    public bool Equals(OptimizerState<T>? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Optimizer == other.Optimizer
            && Step == other.Step
            && SlotNames.SequenceEqual(other.SlotNames)
            && Slots.SequenceEqual(other.Slots)
            && Inner.SequenceEqual(other.Inner));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OptimizerState<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Optimizer, Step, Slots.Length);

    /// <summary>The optimizer, the step, the slots, and in parentheses the states of wrapped optimizers.</summary>
    public override string ToString()
    {
        string[] parts = [.. SlotNames.Zip(Slots, (name, slot) => $"{name} {slot}"), .. Inner.Select(inner => $"({inner})")];
        return $"{Optimizer} after {Counted.Of(Step, "step")}{(parts.Length == 0 ? "" : ": ")}{string.Join(", ", parts)}";
    }
}
