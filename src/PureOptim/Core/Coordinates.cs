using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// The coordinates that one sweep goes over, as numbers of one kind: what is read, and where the results go. Source and target may be the
/// same memory: each coordinate is read before it is written, and no coordinate reads another.
/// </summary>
/// <remarks>References and one length, not spans: a sweep over two parameters takes no longer than copying eleven spans would.</remarks>
/// <typeparam name="R">The number system.</typeparam>
public readonly ref struct Coordinates<R>
    where R : struct
{
    private readonly ref readonly R _parameters;
    private readonly ref readonly R _gradients;
    private readonly ref R _newParameters;
    private readonly SlotReferences<R> _slots;
    private readonly SlotReferences<R> _newSlots;
    private readonly int _slotCount;

    /// <summary>Coordinates in spans that are all of the same length.</summary>
    /// <param name="parameters">The parameters before the step.</param>
    /// <param name="gradients">The gradient of each parameter.</param>
    /// <param name="slots">The slots before the step.</param>
    /// <param name="newParameters">Where the parameters after the step go.</param>
    /// <param name="newSlots">Where the slots after the step go.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public Coordinates(ReadOnlySpan<R> parameters, ReadOnlySpan<R> gradients, SlotSpans<R> slots, Span<R> newParameters, SlotSpans<R> newSlots)
    {
        Count = parameters.Length;
        if (gradients.Length != Count || newParameters.Length != Count)
            throw new ArgumentException(Invariant($"There are {Count} parameters, {gradients.Length} gradients and room for {newParameters.Length} new parameters."), nameof(gradients));
        _parameters = ref MemoryMarshal.GetReference(parameters);
        _gradients = ref MemoryMarshal.GetReference(gradients);
        _newParameters = ref MemoryMarshal.GetReference(newParameters);
        _slots = SlotReferences<R>.Over(slots, Count);
        _newSlots = SlotReferences<R>.Over(newSlots, Count);
        // Of no coordinates there are as many slots as anybody asks for.
        _slotCount = Count == 0 ? SlotSpans<R>.Maximum : int.Min(slots.Count, newSlots.Count);
    }

    /// <summary>Places that the caller has checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Coordinates(
        ref readonly R parameters, ref readonly R gradients, SlotReferences<R> slots, ref R newParameters, SlotReferences<R> newSlots, int slotCount, int count)
    {
        _parameters = ref parameters;
        _gradients = ref gradients;
        _newParameters = ref newParameters;
        _slots = slots;
        _newSlots = newSlots;
        _slotCount = slotCount;
        Count = count;
    }

    /// <summary>How many numbers the sweep goes over.</summary>
    public int Count { get; }

    /// <summary>What symbols call the scalars of a rule, from their name and value; null for numbers, and for symbols that are to stay numbers.</summary>
    internal Func<string, R, R>? Naming { get; init; }

    /// <summary>Applies <paramref name="rule"/> to every coordinate, in order.</summary>
    /// <exception cref="ArgumentException">The rule keeps more numbers for a coordinate than there are slots.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<[DynamicallyAccessedMembers(RuleScalars.Needed)] TRule, TSlots>(TRule rule)
        where TRule : struct, IRule<R, TSlots>
        where TSlots : struct
    {
        var kept = SlotReferences<R>.CountOf<TSlots>();
        if (_slotCount < kept) ThrowTooFewSlots(kept, _slotCount);

        // Decided by the type, when the code is compiled: numbers never come here.
        if (typeof(R) == typeof(Symbol) && Naming is { } naming) rule = RuleScalars.Replace(rule, naming);

        // Every place has Count numbers: that is checked where the coordinates are made, and the loop reads and writes by reference.
        ref var parameters = ref Unsafe.AsRef(in _parameters);
        ref var gradients = ref Unsafe.AsRef(in _gradients);
        ref var newParameters = ref _newParameters;
        var slots = _slots.Copy();
        var newSlots = _newSlots.Copy();
        nint count = Count;
        for (nint i = 0; i < count; i++)
        {
            var (parameter, after) = rule.Step(Unsafe.Add(ref parameters, i), Unsafe.Add(ref gradients, i), slots.Load<TSlots>(i));
            Unsafe.Add(ref newParameters, i) = parameter;
            newSlots.Store(i, after);
        }
    }

    /// <summary>Apart, because composing a message uses up what the just-in-time compiler would inline: the rule.</summary>
    private static void ThrowTooFewSlots(int kept, int slots) =>
        throw new ArgumentException($"The rule keeps {Counted.Of(kept, "number")} for a coordinate; there {(slots == 1 ? "is" : "are")} {Counted.Of(slots, "slot")}.");
}
