using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// The coordinates that one sweep goes over, as numbers of one kind, in memory that the sweep may write to: parameters move in place, or the
/// updates go to a place of their own. No coordinate reads another.
/// </summary>
/// <remarks>References and one length, not spans: a sweep over two parameters takes no longer than copying as many spans would.</remarks>
/// <typeparam name="R">The number system.</typeparam>
public readonly ref struct Coordinates<R>
    where R : struct, IReal<R>
{
    private readonly ref R _parameters;
    private readonly ref readonly R _gradients;
    private readonly ref R _updates;
    private readonly object[] _slots;
    private readonly nint _offset;

    /// <summary>Coordinates whose parameters and slots a sweep moves in place.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradient of each parameter.</param>
    /// <param name="slots">The slots, each with a number for each parameter.</param>
    /// <exception cref="ArgumentException">They differ in length.</exception>
    public Coordinates(Span<R> parameters, ReadOnlySpan<R> gradients, params R[][] slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        Count = parameters.Length;
        if (gradients.Length != Count) throw new ArgumentException(Invariant($"There are {Count} parameters and {gradients.Length} gradients."), nameof(gradients));
        foreach (var slot in slots)
        {
            if (slot.Length != Count) throw new ArgumentException(Invariant($"There are {Count} parameters; a slot has {slot.Length} numbers."), nameof(slots));
        }

        _parameters = ref MemoryMarshal.GetReference(parameters);
        _gradients = ref MemoryMarshal.GetReference(gradients);
        _updates = ref Unsafe.NullRef<R>();
        _slots = slots;
    }

    /// <summary>Places that the caller has checked. A null reference for the updates moves the parameters.</summary>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="gradients">Its gradient.</param>
    /// <param name="updates">Receives its update.</param>
    /// <param name="slots">Arrays of the elements that numbers of <typeparamref name="R"/> consist of.</param>
    /// <param name="offset">The bytes before the first coordinate in each slot.</param>
    /// <param name="count">The number of coordinates.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Coordinates(ref R parameters, ref readonly R gradients, ref R updates, object[] slots, nint offset, int count)
    {
        _parameters = ref parameters;
        _gradients = ref gradients;
        _updates = ref updates;
        _slots = slots;
        _offset = offset;
        Count = count;
    }

    /// <summary>The number of elements in the sweep.</summary>
    public int Count { get; }

    /// <summary>Applies <paramref name="rule"/> to every coordinate, in order.</summary>
    /// <exception cref="ArgumentException">The rule keeps more numbers for a coordinate than there are slots.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TRule, TMemory>(TRule rule)
        where TRule : struct, IRule<R, TMemory>
        where TMemory : struct
    {
        if (RuleMemory<R>.CountOf<TMemory>() > _slots.Length) RuleMemory<R>.ThrowTooFew<TMemory>(_slots.Length);
        if (Unsafe.IsNullRef(ref _updates)) Move<TRule, TMemory>(in rule);
        else Write<TRule, TMemory>(in rule);
    }

    /// <summary>Applies a rule that says where each coordinate goes. Updates, if asked for, are the differences.</summary>
    /// <inheritdoc cref="Apply{TRule, TMemory}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Place<TRule, TMemory>(TRule rule)
        where TRule : struct, IPlacingRule<R, TMemory>
        where TMemory : struct
    {
        if (RuleMemory<R>.CountOf<TMemory>() > _slots.Length) RuleMemory<R>.ThrowTooFew<TMemory>(_slots.Length);
        if (Unsafe.IsNullRef(ref _updates)) MoveTo<TRule, TMemory>(in rule);
        else WriteDifference<TRule, TMemory>(in rule);
    }

    // Each loop is a separate method, which is inlined nowhere: the just-in-time compiler's budget of inlining for one is limited, and the rule must be; and
    // where it goes by a profile of the caller, the loop takes four times as long.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Move<TRule, TMemory>(ref readonly TRule given)
        where TRule : struct, IRule<R, TMemory>
        where TMemory : struct
    {
        var rule = given; // A copy: behind a reference it would be read again for every coordinate.
        ref var parameters = ref _parameters;
        ref var gradients = ref Unsafe.AsRef(in _gradients);
        ref var s0 = ref Slot<TMemory>(0);
        ref var s1 = ref Slot<TMemory>(1);
        ref var s2 = ref Slot<TMemory>(2);
        ref var s3 = ref Slot<TMemory>(3);
        ref var s4 = ref Slot<TMemory>(4);
        ref var s5 = ref Slot<TMemory>(5);
        ref var s6 = ref Slot<TMemory>(6);
        ref var s7 = ref Slot<TMemory>(7);
        nint count = Count;
        for (nint i = 0; i < count; i++)
        {
            var memory = RuleMemory<R>.Load<TMemory>(i, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
            var parameter = Unsafe.Add(ref parameters, i);
            var (update, after) = rule.Step(parameter, Unsafe.Add(ref gradients, i), memory);
            Unsafe.Add(ref parameters, i) = parameter - update;
            RuleMemory<R>.Store(i, after, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Write<TRule, TMemory>(ref readonly TRule given)
        where TRule : struct, IRule<R, TMemory>
        where TMemory : struct
    {
        var rule = given; // A copy: behind a reference it would be read again for every coordinate.
        ref var parameters = ref _parameters;
        ref var gradients = ref Unsafe.AsRef(in _gradients);
        ref var updates = ref _updates;
        ref var s0 = ref Slot<TMemory>(0);
        ref var s1 = ref Slot<TMemory>(1);
        ref var s2 = ref Slot<TMemory>(2);
        ref var s3 = ref Slot<TMemory>(3);
        ref var s4 = ref Slot<TMemory>(4);
        ref var s5 = ref Slot<TMemory>(5);
        ref var s6 = ref Slot<TMemory>(6);
        ref var s7 = ref Slot<TMemory>(7);
        nint count = Count;
        for (nint i = 0; i < count; i++)
        {
            var memory = RuleMemory<R>.Load<TMemory>(i, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
            var (update, after) = rule.Step(Unsafe.Add(ref parameters, i), Unsafe.Add(ref gradients, i), memory);
            Unsafe.Add(ref updates, i) = update;
            RuleMemory<R>.Store(i, after, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void MoveTo<TRule, TMemory>(ref readonly TRule given)
        where TRule : struct, IPlacingRule<R, TMemory>
        where TMemory : struct
    {
        var rule = given; // A copy: behind a reference it would be read again for every coordinate.
        ref var parameters = ref _parameters;
        ref var gradients = ref Unsafe.AsRef(in _gradients);
        ref var s0 = ref Slot<TMemory>(0);
        ref var s1 = ref Slot<TMemory>(1);
        ref var s2 = ref Slot<TMemory>(2);
        ref var s3 = ref Slot<TMemory>(3);
        ref var s4 = ref Slot<TMemory>(4);
        ref var s5 = ref Slot<TMemory>(5);
        ref var s6 = ref Slot<TMemory>(6);
        ref var s7 = ref Slot<TMemory>(7);
        nint count = Count;
        for (nint i = 0; i < count; i++)
        {
            var memory = RuleMemory<R>.Load<TMemory>(i, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
            var (place, after) = rule.Place(Unsafe.Add(ref parameters, i), Unsafe.Add(ref gradients, i), memory);
            Unsafe.Add(ref parameters, i) = place;
            RuleMemory<R>.Store(i, after, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void WriteDifference<TRule, TMemory>(ref readonly TRule given)
        where TRule : struct, IPlacingRule<R, TMemory>
        where TMemory : struct
    {
        var rule = given; // A copy: behind a reference it would be read again for every coordinate.
        ref var parameters = ref _parameters;
        ref var gradients = ref Unsafe.AsRef(in _gradients);
        ref var updates = ref _updates;
        ref var s0 = ref Slot<TMemory>(0);
        ref var s1 = ref Slot<TMemory>(1);
        ref var s2 = ref Slot<TMemory>(2);
        ref var s3 = ref Slot<TMemory>(3);
        ref var s4 = ref Slot<TMemory>(4);
        ref var s5 = ref Slot<TMemory>(5);
        ref var s6 = ref Slot<TMemory>(6);
        ref var s7 = ref Slot<TMemory>(7);
        nint count = Count;
        for (nint i = 0; i < count; i++)
        {
            var memory = RuleMemory<R>.Load<TMemory>(i, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
            var parameter = Unsafe.Add(ref parameters, i);
            var (place, after) = rule.Place(parameter, Unsafe.Add(ref gradients, i), memory);
            Unsafe.Add(ref updates, i) = parameter - place;
            RuleMemory<R>.Store(i, after, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7);
        }
    }

    /// <summary>The first number of a slot that the rule keeps; of others a null reference, never followed. Which is decided by the type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref R Slot<TMemory>(int slot)
        where TMemory : struct
    {
        if (slot >= RuleMemory<R>.CountOf<TMemory>()) return ref Unsafe.NullRef<R>();
        return ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(Unsafe.As<R[]>(_slots[slot])), _offset);
    }
}
