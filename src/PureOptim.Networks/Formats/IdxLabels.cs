using PureOptim.Numerics;

namespace PureOptim.Networks.Formats;

/// <summary>Class labels, a byte each, as they stand in an IDX file.</summary>
/// <param name="values">The labels, which must not be written to any more.</param>
public sealed class IdxLabels(ReadOnlyMemory<byte> values)
{
    /// <summary>The number of labels.</summary>
    public int Count => Values.Length;

    /// <summary>The labels in order.</summary>
    public ReadOnlyMemory<byte> Values { get; } = values;

    /// <summary>The label at <paramref name="index"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    public byte this[int index] => Values.Span[index];

    /// <summary>Returns these labels if they fit the images: one for each, every one below the number of classes.</summary>
    /// <param name="images">The images that are labelled.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">The counts differ, or a label is too large; the message names the first such.</exception>
    public IdxLabels For(IdxImages images, int classes)
    {
        ArgumentNullException.ThrowIfNull(images);
        Argument.AtLeast(classes, 1);
        if (Count != images.Count) throw new ArgumentException(Invariant($"There are {images.Count} images and {Count} labels."), nameof(images));
        for (var i = 0; i < Count; i++)
        {
            if (this[i] < classes) continue;
            throw new ArgumentException(Invariant($"Label {i} is {this[i]}; of {classes} classes the last is {classes - 1}."), nameof(classes));
        }

        return this;
    }
}
