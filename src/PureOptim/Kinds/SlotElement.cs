using System.Collections.Immutable;

namespace PureOptim.Core;

/// <summary>A number that an optimizer keeps of a model of one tensor.</summary>
public sealed class SlotElement
{
    private SlotElement(Slot slot, int index, ImmutableArray<int> shape) => (Slot, Index, Shape) = (slot, index, shape);

    /// <summary>The slot.</summary>
    public Slot Slot { get; }

    /// <summary>Its place in the slot, row by row.</summary>
    public int Index { get; }

    /// <summary>The shape of the slot for this tensor, as <c>[2, 2]</c>; none of one number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>All that an optimizer keeps of a tensor, slot by slot in the order of <see cref="Optimizer.Slots"/>.</summary>
    /// <param name="optimizer">The optimizer, with its options.</param>
    /// <param name="shape">The shape of the tensor.</param>
    public static ImmutableArray<SlotElement> Of(Optimizer optimizer, ImmutableArray<int> shape)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var layout = LayoutOf(shape);
        return
        [
            .. from slot in optimizer.Slots
               let kept = slot.Shape == SlotShape.Run ? [] : slot.LayoutFor(layout).Entries.FirstOrDefault()?.Shape
               where kept is not null
               from index in Enumerable.Range(0, kept.Value.Aggregate(1, (count, size) => count * size))
               select new SlotElement(slot, index, kept.Value),
        ];
    }

    /// <summary>The layout of a model of one tensor.</summary>
    internal static Layout LayoutOf(ImmutableArray<int> shape) => Layout.Of([("w", shape)]);
}
