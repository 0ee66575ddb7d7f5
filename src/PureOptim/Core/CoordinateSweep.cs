using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// A coordinate-wise rule over memory of one element type: in whole lanes, and over the rest one by one. Both have the same bits.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TLanes">Several elements as one number.</typeparam>
/// <typeparam name="TScalar">One element as a number.</typeparam>
internal sealed class CoordinateSweep<T, TLanes, TScalar>(CoordinateWise rule) : ISweep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, IReal<TLanes>
    where TScalar : struct, IReal<TScalar>
{
    private readonly Update<TLanes> _lanes = rule.Update;
    private readonly Update<TScalar> _scalars = rule.Update;

    private delegate void Update<R>(Coordinates<R> coordinates, long step)
        where R : struct;

    /// <inheritdoc/>
    public void StepInPlace(Workspace<T> workspace, ReadOnlySpan<T> gradients, int start)
    {
        var (parameters, slots) = (workspace.Parameters, workspace.Slots);
        Sweep(parameters, gradients, slots, parameters, slots, start, workspace.Step);
    }

    /// <summary>
    /// Takes one step over the coordinates from <paramref name="start"/> on for which there are gradients. Slots are as long as the parameters.
    /// </summary>
    internal void Sweep(T[] parameters, ReadOnlySpan<T> gradients, T[][] slots, T[] newParameters, T[][] newSlots, int start, long step)
    {
        if ((ulong)(uint)start + (uint)gradients.Length > (ulong)parameters.Length) throw new ArgumentOutOfRangeException(nameof(start), "The gradients reach beyond the parameters.");
        var width = Unsafe.SizeOf<TLanes>() / Unsafe.SizeOf<T>();
        var whole = gradients.Length / width * width;
        if (whole > 0) _lanes(Over<TLanes>(parameters, gradients, slots, newParameters, newSlots, start, 0, whole / width), step);
        if (whole < gradients.Length)
            _scalars(Over<TScalar>(parameters, gradients, slots, newParameters, newSlots, start, whole, gradients.Length - whole), step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Coordinates<R> Over<R>(
        T[] parameters, ReadOnlySpan<T> gradients, T[][] slots, T[] newParameters, T[][] newSlots, int start, int offset, int count)
        where R : struct => new(
            in Unsafe.As<T, R>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(parameters), start + offset)),
            in Unsafe.As<T, R>(ref Unsafe.Add(ref MemoryMarshal.GetReference(gradients), offset)),
            SlotReferences<R>.Over(slots, start + offset),
            ref Unsafe.As<T, R>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(newParameters), start + offset)),
            SlotReferences<R>.Over(newSlots, start + offset),
            slots.Length,
            count);
}
