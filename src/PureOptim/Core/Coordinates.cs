using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PureOptim.Core;

/// <summary>
/// The coordinates that one sweep goes over, as numbers of one kind: what is read, and where the results go. Source and target may be the
/// same memory: each coordinate is read before it is written, and no coordinate reads another.
/// </summary>
/// <typeparam name="R">The number system, or the element type that is to be read as one.</typeparam>
public readonly ref struct Coordinates<R>
    where R : struct
{
    /// <summary>The parameters before the step.</summary>
    public required ReadOnlySpan<R> Parameters { get; init; }

    /// <summary>The gradient of each parameter.</summary>
    public required ReadOnlySpan<R> Gradients { get; init; }

    /// <summary>The slots before the step.</summary>
    public required SlotSpans<R> Slots { get; init; }

    /// <summary>Where the parameters after the step go.</summary>
    public required Span<R> NewParameters { get; init; }

    /// <summary>Where the slots after the step go.</summary>
    public required SlotSpans<R> NewSlots { get; init; }

    /// <summary>Applies <paramref name="rule"/> to every coordinate, in order.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<TRule, TSlots>(TRule rule)
        where TRule : struct, IRule<R, TSlots>
        where TSlots : struct
    {
        var count = Parameters.Length;
        if (Gradients.Length != count || NewParameters.Length != count || !Slots.Hold<TSlots>(count) || !NewSlots.Hold<TSlots>(count))
            throw new ArgumentException($"The spans of a sweep differ in length from the {count} parameters.");

        // The lengths are checked above, once; the loop reads and writes by reference.
        ref var parameters = ref MemoryMarshal.GetReference(Parameters);
        ref var gradients = ref MemoryMarshal.GetReference(Gradients);
        ref var newParameters = ref MemoryMarshal.GetReference(NewParameters);
        var slots = new SlotReferences<R>(Slots);
        var newSlots = new SlotReferences<R>(NewSlots);
        for (nint i = 0; i < count; i++)
        {
            var (parameter, kept) = rule.Step(Unsafe.Add(ref parameters, i), Unsafe.Add(ref gradients, i), slots.Load<TSlots>(i));
            Unsafe.Add(ref newParameters, i) = parameter;
            newSlots.Store(i, kept);
        }
    }

    /// <summary>A stretch of the coordinates.</summary>
    internal Coordinates<R> Slice(int start, int length) => new()
    {
        Parameters = Parameters.Slice(start, length),
        Gradients = Gradients.Slice(start, length),
        Slots = Slots.Slice(start, length),
        NewParameters = NewParameters.Slice(start, length),
        NewSlots = NewSlots.Slice(start, length),
    };

    /// <summary>The same memory as numbers of another kind; a rest that does not fill one is left out.</summary>
    internal Coordinates<TTo> Cast<TTo>()
        where TTo : struct => new()
        {
            Parameters = MemoryMarshal.Cast<R, TTo>(Parameters),
            Gradients = MemoryMarshal.Cast<R, TTo>(Gradients),
            Slots = Slots.Cast<TTo>(),
            NewParameters = MemoryMarshal.Cast<R, TTo>(NewParameters),
            NewSlots = NewSlots.Cast<TTo>(),
        };
}
