using System.Runtime.InteropServices;

namespace PureOptim.Core;

/// <summary>Up to four slots of the same coordinates, as numbers of one system; those that a rule does not keep are empty.</summary>
/// <typeparam name="R">The number system, or the element type that is read as one.</typeparam>
public readonly ref struct SlotSpans<R>
    where R : struct
{
    /// <summary>The most slots that a coordinate-wise rule can keep.</summary>
    public const int Maximum = 4;

    /// <summary>The first slot.</summary>
    public Span<R> First { get; init; }

    /// <summary>The second slot.</summary>
    public Span<R> Second { get; init; }

    /// <summary>The third slot.</summary>
    public Span<R> Third { get; init; }

    /// <summary>The fourth slot.</summary>
    public Span<R> Fourth { get; init; }

    /// <summary>The slots that stand in arrays, to read and to write.</summary>
    internal static SlotSpans<R> Over(R[][] slots) => new()
    {
        First = slots.Length > 0 ? slots[0] : default,
        Second = slots.Length > 1 ? slots[1] : default,
        Third = slots.Length > 2 ? slots[2] : default,
        Fourth = slots.Length > 3 ? slots[3] : default,
    };

    /// <summary>A stretch of each slot that is kept.</summary>
    internal SlotSpans<R> Slice(int start, int length) => new()
    {
        First = First.IsEmpty ? First : First.Slice(start, length),
        Second = Second.IsEmpty ? Second : Second.Slice(start, length),
        Third = Third.IsEmpty ? Third : Third.Slice(start, length),
        Fourth = Fourth.IsEmpty ? Fourth : Fourth.Slice(start, length),
    };

    /// <summary>The same memory as numbers of another type.</summary>
    internal SlotSpans<TTo> Cast<TTo>()
        where TTo : struct => new()
        {
            First = MemoryMarshal.Cast<R, TTo>(First),
            Second = MemoryMarshal.Cast<R, TTo>(Second),
            Third = MemoryMarshal.Cast<R, TTo>(Third),
            Fourth = MemoryMarshal.Cast<R, TTo>(Fourth),
        };

    /// <summary>Whether each slot that <typeparamref name="TSlots"/> asks for has <paramref name="count"/> elements.</summary>
    internal bool Hold<TSlots>(int count)
        where TSlots : struct =>
        typeof(TSlots) == typeof(ValueTuple)
        || (First.Length == count
            && (typeof(TSlots) == typeof(R)
                || (Second.Length == count
                    && (typeof(TSlots) == typeof((R, R))
                        || (Third.Length == count
                            && (typeof(TSlots) == typeof((R, R, R))
                                || Fourth.Length == count))))));
}
