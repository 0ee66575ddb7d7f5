namespace PureOptim.Networks.Formats;

/// <summary>
/// Reads IDX files of bytes, the format of MNIST and Fashion-MNIST, packed with gzip or plain (distinguished by the first two bytes).
/// </summary>
/// <remarks>
/// The format: the bytes 0, 0, the element type (8 for unsigned bytes) and the number of dimensions; the size of each dimension as a
/// big-endian 32-bit integer; the elements in row-major order. Up to 2,147,483,591 elements are read, as many as an array holds; they are in
/// memory once. Source: Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database".
/// </remarks>
public static class Idx
{
    private const int UnsignedBytes = 0x08;

    /// <summary>Reads images: three dimensions, the number of images, rows and columns.</summary>
    /// <param name="stream">The file, from its start.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="MalformedFileException">The file is truncated, too long, corrupt, or not such a file.</exception>
    public static IdxImages ReadImages(Stream stream, string name)
    {
        var (sizes, elements) = Read(stream, name, "images", "the number of images", "the number of rows", "the number of columns");
        return new(sizes[0], sizes[1], sizes[2], elements);
    }

    /// <summary>Reads labels: one dimension.</summary>
    /// <inheritdoc cref="ReadImages"/>
    public static IdxLabels ReadLabels(Stream stream, string name) => new(Read(stream, name, "labels", "the number of labels").Elements);

    private static (int[] Sizes, byte[] Elements) Read(Stream stream, string name, string content, params string[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var source = ByteSource.Unpacking(stream, name);
        var expected = (UnsignedBytes << 8) | dimensions.Length;
        var magic = source.ReadInt32BigEndian($"the magic number of {content}");
        if (magic != expected) throw new MalformedFileException(name, 0, Invariant($"the magic number of {content}, {expected:X8}"), Invariant($"{magic:X8}"));

        var sizes = Array.ConvertAll(dimensions, dimension => ReadSize(source, dimension));
        var count = sizes.Aggregate((Int128)1, (product, size) => product * size);
        var described = $"{string.Join(" x ", sizes.Select(size => Invariant($"{size}")))} {content}";
        if (count > Array.MaxLength)
            throw new MalformedFileException(name, sizeof(int), Invariant($"sizes of at most {Array.MaxLength} elements together"), described);

        var elements = source.Read((int)count, described);
        source.ExpectEnd();
        return (sizes, elements);
    }

    private static int ReadSize(ByteSource source, string dimension)
    {
        var offset = source.Offset;
        var size = source.ReadInt32BigEndian(dimension);
        return size >= 0
            ? size
            : throw new MalformedFileException(source.Name, offset, Invariant($"{dimension}, at most {int.MaxValue}"), Invariant($"{(uint)size}"));
    }
}
