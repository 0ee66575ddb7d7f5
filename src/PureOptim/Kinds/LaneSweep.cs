using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// A rule over memory of one element type: in whole lanes, and over the rest one by one. Both have the same bits.
/// </summary>
/// <typeparam name="E">The element type.</typeparam>
/// <typeparam name="TLanes">Several elements as one number.</typeparam>
/// <typeparam name="TScalar">One element as a number.</typeparam>
internal sealed class LaneSweep<E, TLanes, TScalar>(ElementWise optimizer) : Sweep<E>
    where E : struct
    where TLanes : struct, IReal<TLanes>
    where TScalar : struct, IReal<TScalar>
{
    private readonly Rule<TLanes> _lanes = optimizer.Sweep;
    private readonly Rule<TScalar> _scalars = optimizer.Sweep;

    private delegate void Rule<R>(Coordinates<R> coordinates, StepContext context)
        where R : struct, IReal<R>;

    /// <inheritdoc/>
    internal override void Run(E[][] slots, int start, Span<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, StepContext context)
    {
        if (gradients.Length > parameters.Length || (!updates.IsEmpty && updates.Length < gradients.Length))
            throw new ArgumentOutOfRangeException(nameof(gradients), "The gradients reach beyond the parameters.");
        // The slots of an element-wise optimizer are as long as one another: a state with others is refused before.
        if (slots.Length > 0 && (ulong)(uint)start + (uint)gradients.Length > (ulong)slots[0].Length)
            throw new ArgumentOutOfRangeException(nameof(start), "The gradients reach beyond the slots.");

        var width = Unsafe.SizeOf<TLanes>() / Unsafe.SizeOf<E>();
        var whole = gradients.Length / width * width;
        if (whole > 0) _lanes(Over<TLanes>(slots, start, parameters, gradients, updates, 0, whole / width), context);
        // Over no coordinates at all a rule still has the numbers of the run to keep.
        if (whole < gradients.Length || (gradients.IsEmpty && context.Facts is not null)) _scalars(Over<TScalar>(slots, start, parameters, gradients, updates, whole, gradients.Length - whole), context);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Coordinates<R> Over<R>(
        E[][] slots, int start, Span<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, int offset, int count)
        where R : struct, IReal<R>
    {
        ref var update = ref updates.IsEmpty ? ref Unsafe.NullRef<E>() : ref Unsafe.Add(ref MemoryMarshal.GetReference(updates), offset);
        return new(
            ref Unsafe.As<E, R>(ref Unsafe.Add(ref MemoryMarshal.GetReference(parameters), offset)),
            ref Unsafe.As<E, R>(ref Unsafe.Add(ref MemoryMarshal.GetReference(gradients), offset)),
            ref Unsafe.As<E, R>(ref update),
            slots,
            (nint)(start + offset) * Unsafe.SizeOf<E>(),
            count);
    }
}
