using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// Transfers the memory of one coordinate between the slots' arrays and the fields of the rule's memory. The number of fields is decided by
/// the type when the code is compiled, and unused fields are left out; so the fields stay in registers.
/// </summary>
internal static class RuleMemory<R>
    where R : struct
{
    /// <summary>The most numbers that a rule can keep for a coordinate.</summary>
    internal const int Maximum = 8;

    /// <summary>The number of values a rule keeps for a coordinate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CountOf<TMemory>()
        where TMemory : struct => typeof(TMemory) == typeof(ValueTuple) ? 0 : Unsafe.SizeOf<TMemory>() / Unsafe.SizeOf<R>();

    /// <summary>The numbers of coordinate <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TMemory Load<TMemory>(nint i, ref R s0, ref R s1, ref R s2, ref R s3, ref R s4, ref R s5, ref R s6, ref R s7)
        where TMemory : struct
    {
        if (CountOf<TMemory>() == 0) return default;
        if (CountOf<TMemory>() == 1) return Unsafe.BitCast<R, TMemory>(Unsafe.Add(ref s0, i));
        if (CountOf<TMemory>() == 2) return Unsafe.BitCast<(R, R), TMemory>((Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i)));
        if (CountOf<TMemory>() == 3) return Unsafe.BitCast<(R, R, R), TMemory>((Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i)));
        if (CountOf<TMemory>() == 4) return Unsafe.BitCast<(R, R, R, R), TMemory>((Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i)));
        if (CountOf<TMemory>() == 5)
            return Unsafe.BitCast<(R, R, R, R, R), TMemory>((Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i)));
        if (CountOf<TMemory>() == 6)
            return Unsafe.BitCast<(R, R, R, R, R, R), TMemory>((Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i), Unsafe.Add(ref s5, i)));
        if (CountOf<TMemory>() == 7)
        {
            return Unsafe.BitCast<(R, R, R, R, R, R, R), TMemory>(
                (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i), Unsafe.Add(ref s5, i), Unsafe.Add(ref s6, i)));
        }

        return Unsafe.BitCast<(R, R, R, R, R, R, R, R), TMemory>(
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i), Unsafe.Add(ref s5, i), Unsafe.Add(ref s6, i), Unsafe.Add(ref s7, i)));
    }

    /// <summary>Keeps the numbers of coordinate <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<TMemory>(nint i, TMemory memory, ref R s0, ref R s1, ref R s2, ref R s3, ref R s4, ref R s5, ref R s6, ref R s7)
        where TMemory : struct
    {
        if (CountOf<TMemory>() == 1) Unsafe.Add(ref s0, i) = Unsafe.BitCast<TMemory, R>(memory);
        else if (CountOf<TMemory>() == 2) (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i)) = Unsafe.BitCast<TMemory, (R, R)>(memory);
        else if (CountOf<TMemory>() == 3) (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i)) = Unsafe.BitCast<TMemory, (R, R, R)>(memory);
        else if (CountOf<TMemory>() == 4)
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i)) = Unsafe.BitCast<TMemory, (R, R, R, R)>(memory);
        else if (CountOf<TMemory>() == 5)
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i)) = Unsafe.BitCast<TMemory, (R, R, R, R, R)>(memory);
        else if (CountOf<TMemory>() == 6)
        {
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i), Unsafe.Add(ref s5, i)) =
                Unsafe.BitCast<TMemory, (R, R, R, R, R, R)>(memory);
        }
        else if (CountOf<TMemory>() == 7)
        {
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i), Unsafe.Add(ref s5, i), Unsafe.Add(ref s6, i)) =
                Unsafe.BitCast<TMemory, (R, R, R, R, R, R, R)>(memory);
        }
        else if (CountOf<TMemory>() == 8)
        {
            (Unsafe.Add(ref s0, i), Unsafe.Add(ref s1, i), Unsafe.Add(ref s2, i), Unsafe.Add(ref s3, i), Unsafe.Add(ref s4, i), Unsafe.Add(ref s5, i), Unsafe.Add(ref s6, i), Unsafe.Add(ref s7, i)) =
                Unsafe.BitCast<TMemory, (R, R, R, R, R, R, R, R)>(memory);
        }
    }

    /// <summary>Apart, because composing a message uses up what the just-in-time compiler would inline: the rule.</summary>
    [DoesNotReturn]
    internal static void ThrowTooFew<TMemory>(int slots)
        where TMemory : struct => throw new ArgumentException(
            $"The rule keeps {Counted.Of(CountOf<TMemory>(), "number")} for a coordinate; there {(slots == 1 ? "is" : "are")} {Counted.Of(slots, "slot")}.");
}
