using PureOptim.Numerics;

namespace PureOptim.Networks.Formats;

/// <summary>Grey images of one size, a byte a pixel, as they stand in an IDX file.</summary>
public sealed class IdxImages
{
    /// <summary>Images over their pixels, which must not be written to any more.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="rows">The height of each, in pixels.</param>
    /// <param name="columns">The width of each, in pixels.</param>
    /// <param name="pixels">The pixels, image after image, each in row-major order.</param>
    /// <exception cref="ArgumentException">A size is negative, or there are not <c>count × rows × columns</c> pixels.</exception>
    public IdxImages(int count, int rows, int columns, ReadOnlyMemory<byte> pixels)
    {
        Argument.AtLeast(count, 0);
        Argument.AtLeast(rows, 0);
        Argument.AtLeast(columns, 0);
        if ((Int128)count * rows * columns != pixels.Length)
            throw new ArgumentException(Invariant($"{pixels.Length} pixels are not {count} images of {rows} x {columns}."), nameof(pixels));
        (Count, Rows, Columns, Pixels) = (count, rows, columns, pixels);
    }

    /// <summary>The number of images.</summary>
    public int Count { get; }

    /// <summary>The height of an image, in pixels.</summary>
    public int Rows { get; }

    /// <summary>The width of an image, in pixels.</summary>
    public int Columns { get; }

    /// <summary>The pixels, from 0 to 255, image after image, each in row-major order.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>The pixels of the image at <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) throw Argument.OutOfRange(nameof(index), index, Invariant($"at least 0 and below {Count}"));
            return Pixels.Span.Slice(index * Rows * Columns, Rows * Columns);
        }
    }
}
