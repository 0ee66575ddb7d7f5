using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PureOptim.Core;

/// <summary>The places of the first element of each slot, for a sweep that has checked the lengths.</summary>
internal readonly ref struct SlotReferences<R>(SlotSpans<R> spans)
    where R : struct
{
    private readonly ref R _first = ref MemoryMarshal.GetReference(spans.First);
    private readonly ref R _second = ref MemoryMarshal.GetReference(spans.Second);
    private readonly ref R _third = ref MemoryMarshal.GetReference(spans.Third);
    private readonly ref R _fourth = ref MemoryMarshal.GetReference(spans.Fourth);

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
        if (typeof(TSlots) == typeof((R, R, R, R)))
            return Unsafe.BitCast<(R, R, R, R), TSlots>((Unsafe.Add(ref _first, i), Unsafe.Add(ref _second, i), Unsafe.Add(ref _third, i), Unsafe.Add(ref _fourth, i)));
        throw new NotSupportedException($"A rule keeps nothing, one number, or a tuple of up to four, not {typeof(TSlots)}.");
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
}
