using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PureOptim.Core;

/// <summary>
/// The places of the first coordinate's slots, for a sweep; whoever makes them has checked how many coordinates there are. No fifth field:
/// the just-in-time compiler keeps structs of up to four in registers.
/// </summary>
internal readonly ref struct SlotReferences<R>
    where R : struct
{
    private readonly ref R _first;
    private readonly ref R _second;
    private readonly ref R _third;
    private readonly ref R _fourth;

    private SlotReferences(ref R first, ref R second, ref R third, ref R fourth)
    {
        _first = ref first;
        _second = ref second;
        _third = ref third;
        _fourth = ref fourth;
    }

    /// <summary>Slots in spans, each as long as there are coordinates; the first empty one ends them.</summary>
    internal static SlotReferences<R> Over(SlotSpans<R> spans, int coordinates)
    {
        if (!spans.HaveLength(coordinates, spans.Count)) throw new ArgumentException(Invariant($"A slot's length is not that of the {coordinates} parameters."), nameof(spans));
        return new(
            ref MemoryMarshal.GetReference(spans.First),
            ref MemoryMarshal.GetReference(spans.Second),
            ref MemoryMarshal.GetReference(spans.Third),
            ref MemoryMarshal.GetReference(spans.Fourth));
    }

    /// <summary>Slots in arrays of elements, from <paramref name="start"/> on. Those that are not there are null references, never followed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static SlotReferences<R> Over<T>(T[][] slots, int start) => new(
        ref At(slots, 0, start), ref At(slots, 1, start), ref At(slots, 2, start), ref At(slots, 3, start));

    /// <summary>The same places, copied one by one: a block copy would keep them in memory during the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SlotReferences<R> Copy() => new(ref _first, ref _second, ref _third, ref _fourth);

    /// <summary>The slots of one coordinate. How many is decided by the type, when the code is compiled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TSlots Load<TSlots>(nint i)
        where TSlots : struct
    {
        if (typeof(TSlots) == typeof(ValueTuple)) return default;
        if (typeof(TSlots) == typeof(R)) return Unsafe.BitCast<R, TSlots>(Unsafe.Add(ref _first, i));
        if (typeof(TSlots) == typeof((R, R))) return Unsafe.BitCast<(R, R), TSlots>((Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i)));
        if (typeof(TSlots) == typeof((R, R, R)))
            return Unsafe.BitCast<(R, R, R), TSlots>((Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i), Unsafe.Add(ref _third, i)));
        return Unsafe.BitCast<(R, R, R, R), TSlots>((Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i), Unsafe.Add(ref _third, i), Unsafe.Add(ref _fourth, i)));
    }

    /// <summary>Keeps the slots of one coordinate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Store<TSlots>(nint i, TSlots slots)
        where TSlots : struct
    {
        if (typeof(TSlots) == typeof(R))
            Unsafe.Add(ref _first, i) = Unsafe.BitCast<TSlots, R>(slots);
        else if (typeof(TSlots) == typeof((R, R)))
            (Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i)) = Unsafe.BitCast<TSlots, (R, R)>(slots);
        else if (typeof(TSlots) == typeof((R, R, R)))
            (Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i), Unsafe.Add(ref _third, i)) = Unsafe.BitCast<TSlots, (R, R, R)>(slots);
        else if (typeof(TSlots) == typeof((R, R, R, R)))
            (Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i), Unsafe.Add(ref _third, i), Unsafe.Add(ref _fourth, i)) =
                Unsafe.BitCast<TSlots, (R, R, R, R)>(slots);
    }

    /// <summary>How many numbers a rule keeps for a coordinate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CountOf<TSlots>()
        where TSlots : struct =>
        typeof(TSlots) == typeof(ValueTuple) ? 0
        : typeof(TSlots) == typeof(R) ? 1
        : typeof(TSlots) == typeof((R, R)) ? 2
        : typeof(TSlots) == typeof((R, R, R)) ? 3
        : typeof(TSlots) == typeof((R, R, R, R)) ? 4
        : throw new NotSupportedException($"A rule keeps nothing, one number, or a tuple of up to four, not {typeof(TSlots)}.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref R At<T>(T[][] slots, int slot, int start)
    {
        if (slot >= slots.Length) return ref Unsafe.NullRef<R>();
        return ref Unsafe.As<T, R>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots[slot]), start));
    }
}
