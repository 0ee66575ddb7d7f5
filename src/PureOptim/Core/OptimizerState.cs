using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The memory of an optimizer: its name, the number of steps taken, its slots, and the states of the optimizers it wraps. One uniform
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
    /// <param name="scalarNames">A name for each number of the run.</param>
    /// <param name="scalars">The numbers of the run, in double whatever the precision of the parameters.</param>
    /// <exception cref="ArgumentException">The step is negative, a slot or an inner state is missing, or there is not one name for each slot.</exception>
    public OptimizerState(
        string optimizer,
        long step,
        ImmutableArray<string> slotNames,
        ImmutableArray<Parameters<T>> slots,
        ImmutableArray<OptimizerState<T>> inner = default,
        ImmutableArray<string> scalarNames = default,
        ImmutableArray<double> scalars = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(optimizer);
        Argument.AtLeast(step, 0);
        (slotNames, slots, inner) = (slotNames.IsDefault ? [] : slotNames, slots.IsDefault ? [] : slots, inner.IsDefault ? [] : inner);
        (scalarNames, scalars) = (scalarNames.IsDefault ? [] : scalarNames, scalars.IsDefault ? [] : scalars);
        if (slotNames.Length != slots.Length)
            throw new ArgumentException($"{Counted.Of(slotNames.Length, "name")} for {Counted.Of(slots.Length, "slot")} of {optimizer}.", nameof(slotNames));
        if (Guard.FaultOf(slotNames) is { } fault) throw new ArgumentException($"{optimizer} has names of slots of which {fault}.", nameof(slotNames));
        if (scalarNames.Length != scalars.Length)
            throw new ArgumentException($"{Counted.Of(scalarNames.Length, "name")} for {Counted.Of(scalars.Length, "number")} of {optimizer}.", nameof(scalarNames));
        if (Guard.FaultOf(scalarNames) is { } wrong) throw new ArgumentException($"{optimizer} has names of numbers of which {wrong}.", nameof(scalarNames));
        if (slots.Contains(null!)) throw new ArgumentException($"A slot of {optimizer} is null.", nameof(slots));
        if (inner.Contains(null!)) throw new ArgumentException($"An inner state of {optimizer} is null.", nameof(inner));
        Optimizer = optimizer;
        Step = step;
        SlotNames = slotNames;
        Slots = slots;
        Inner = inner;
        ScalarNames = scalarNames;
        Scalars = scalars;
    }

    /// <summary>A state whose parts are known to fit.</summary>
    private OptimizerState(OptimizerState<T> before, long step, ImmutableArray<Parameters<T>> slots) =>
        (Optimizer, Step, SlotNames, Slots, Inner, ScalarNames, Scalars) = (before.Optimizer, step, before.SlotNames, slots, before.Inner, before.ScalarNames, before.Scalars);

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

    /// <summary>The name of each number of the run.</summary>
    public ImmutableArray<string> ScalarNames { get; }

    /// <summary>The numbers of the run; empty for most.</summary>
    public ImmutableArray<double> Scalars { get; }

    /// <summary>The slot called <paramref name="slot"/>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public Parameters<T> this[string slot] => SlotNames.IndexOf(slot) is >= 0 and var index
        ? Slots[index]
        : throw new ArgumentException($"{Optimizer} has no slot '{slot}'; it has: {string.Join(", ", SlotNames)}.", nameof(slot));

    /// <summary>The state after one more step, with other numbers in the slots.</summary>
    internal OptimizerState<T> Next(ImmutableArray<Parameters<T>> slots) => new(this, Step + 1, slots);

    /// <summary>Adds this state to a digest: name, step, slots with their names, inner states; and the numbers of the run, where there are any.</summary>
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
        if (Scalars.IsEmpty) return;
        digest.Add(Scalars.Length);
        foreach (var (name, value) in ScalarNames.Zip(Scalars))
        {
            digest.Add(name);
            digest.Add(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));
        }
    }

    /// <summary>Whether names, step, bits of all slots, and inner states are the same.</summary>
    public bool Equals(OptimizerState<T>? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Optimizer == other.Optimizer
            && Step == other.Step
            && SlotNames.SequenceEqual(other.SlotNames)
            && Slots.SequenceEqual(other.Slots)
            && Inner.SequenceEqual(other.Inner)
            && ScalarNames.SequenceEqual(other.ScalarNames)
            && Scalars.AsSpan().SequenceEqual(other.Scalars.AsSpan(), SameBits.Instance));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OptimizerState<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Optimizer, Step, Slots.Length);

    /// <summary>The optimizer, the step, the slots, and in parentheses the states of wrapped optimizers.</summary>
    public override string ToString()
    {
        string[] parts = [.. SlotNames.Zip(Slots, (name, slot) => $"{name} {slot}"), .. ScalarNames.Zip(Scalars, (name, value) => Invariant($"{name} {value:R}")), .. Inner.Select(inner => $"({inner})")];
        return $"{Optimizer} after {Counted.Of(Step, "step")}{(parts.Length == 0 ? "" : ": ")}{string.Join(", ", parts)}";
    }

    /// <summary>Doubles by their bits, any NaN being as good as any other.</summary>
    private sealed class SameBits : IEqualityComparer<double>
    {
        internal static SameBits Instance { get; } = new();

        public bool Equals(double left, double right) =>
            BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));

        public int GetHashCode(double value) => value.GetHashCode();
    }
}
