using System.IO.Compression;
using PureOptim.Networks.Formats;

namespace PureOptim.Tests.Formats;

public sealed class IdxTests
{
    // Two images of 2 x 3 pixels, counted up from 10.
    private static readonly byte[] _images =
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21];

    private static readonly byte[] _labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9];

    public static TheoryData<bool> PackedOrNot => [false, true];

    [Theory]
    [MemberData(nameof(PackedOrNot))]
    public void Images_are_read_plain_or_packed(bool packed)
    {
        var images = ReadImages(packed ? Pack(_images) : _images);
        Assert.Equal((2, 2, 3), (images.Count, images.Rows, images.Columns));
        Assert.Equal([10, 11, 12, 13, 14, 15], images[0].ToArray());
        Assert.Equal([16, 17, 18, 19, 20, 21], images[1].ToArray());
        Assert.Equal(_images[16..], images.Pixels.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => images[2].Length);
    }

    [Theory]
    [MemberData(nameof(PackedOrNot))]
    public void Labels_are_read_plain_or_packed(bool packed)
    {
        var labels = ReadLabels(packed ? Pack(_labels) : _labels);
        Assert.Equal(2, labels.Count);
        Assert.Equal([7, 9], labels.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(PackedOrNot))]
    public void A_stream_that_cannot_seek_reads_the_same(bool packed)
    {
        using var stream = new OneWayStream(packed ? Pack(_images) : _images);
        Assert.Equal(_images[16..], Idx.ReadImages(stream, "f").Pixels.ToArray());
    }

    [Fact]
    public void More_than_one_chunk_is_read_whole()
    {
        const int side = 1500;
        byte[] header = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, side >> 8, side & 0xFF, 0, 0, side >> 8, side & 0xFF];
        byte[] pixels = [.. Enumerable.Range(0, side * side).Select(i => (byte)(i * 31 >> 3))];
        Assert.Equal(pixels, ReadImages(Pack([.. header, .. pixels])).Pixels.ToArray());
    }

    [Fact]
    public void Every_truncation_of_a_plain_file_names_the_file_and_the_offset_of_what_is_cut()
    {
        for (var length = 0; length < _images.Length; length++)
        {
            var error = Assert.Throws<MalformedFileException>(() => ReadImages(_images[..length]));
            Assert.Equal(length < 16 ? length / 4 * 4 : 16, error.Offset);
            Assert.StartsWith($"f, offset {error.Offset}: expected ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_truncation_of_a_packed_file_is_an_error()
    {
        var packed = Pack(_images);
        for (var length = 0; length < packed.Length; length++)
            Assert.Throws<MalformedFileException>(() => ReadImages(packed[..length]));
    }

    [Fact]
    public void Every_flipped_bit_of_a_packed_file_is_an_error_or_changes_nothing()
    {
        var packed = Pack(_images);
        for (var bit = 0; bit < 8 * packed.Length; bit++)
        {
            var flipped = packed.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Record.Exception(() => Assert.Equal(_images[16..], ReadImages(flipped).Pixels.ToArray())) is { } error)
                Assert.IsType<MalformedFileException>(error);
        }
    }

    [Theory]
    [MemberData(nameof(PackedOrNot))]
    public void A_wrong_magic_number_is_named(bool packed)
    {
        var error = Assert.Throws<MalformedFileException>(() => ReadImages(packed ? Pack(_labels) : _labels));
        Assert.Equal("f, offset 0: expected the magic number of images, 00000803, found 00000801.", error.Message);
    }

    [Theory]
    [MemberData(nameof(PackedOrNot))]
    public void A_header_that_promises_two_gigabytes_does_not_get_them(bool packed)
    {
        byte[] lying = [0, 0, 8, 3, 0, 0, 0, 127, 0, 0, 0x10, 0, 0, 0, 0x10, 0, .. new byte[100]];
        var file = packed ? Pack(lying) : lying;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<MalformedFileException>(() => ReadImages(file));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal("f, offset 16: expected 127 x 4096 x 4096 images (2130706432 bytes), found the end after 100 bytes.", error.Message);

        // A few chunks of 1 MB, whatever the header says.
        Assert.True(allocated < 8 << 20, $"{allocated} bytes were allocated.");
    }

    [Fact]
    public void What_may_unpack_to_much_is_not_given_memory_before_it_is_known_to_do_so()
    {
        // 70 MB are promised, and a packed file of 1 MB may hold as many: this one does not.
        var noise = new byte[1 << 20];
        new Random(1).NextBytes(noise);
        var file = Pack([0, 0, 8, 3, 0, 0, 0, 70, 0, 0, 3, 0xE8, 0, 0, 3, 0xE8, .. noise]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<MalformedFileException>(() => ReadImages(file));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains("(70000000 bytes), found the end after 1048576 bytes", error.Message, StringComparison.Ordinal);
        Assert.True(allocated < 4 << 20, $"{allocated} bytes were allocated.");
    }

    [Fact]
    public void Of_a_file_that_unpacks_to_more_than_it_says_no_more_is_unpacked()
    {
        // Two labels are promised; behind them come 100 MB of zeros, in 100 kB.
        var file = Pack([.. _labels, .. new byte[100_000_000]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<MalformedFileException>(() => ReadLabels(file));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal("f, offset 10: expected the end of the file, found more bytes.", error.Message);
        Assert.True(allocated < 1 << 20, $"{allocated} bytes were allocated.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70)]
    public void Content_is_in_memory_once(int megabytes)
    {
        // Of 1,000 x 1,000 pixels each; 70 MB are more than is taken on trust.
        var file = Pack([0, 0, 8, 3, 0, 0, 0, (byte)megabytes, 0, 0, 3, 0xE8, 0, 0, 3, 0xE8, .. new byte[megabytes * 1_000_000]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(megabytes, ReadImages(file).Count);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < megabytes * 1_000_000L + (1 << 20), $"{allocated} bytes were allocated.");
    }

    [Fact]
    public void Sizes_that_no_array_holds_are_an_error()
    {
        byte[] lying = [0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF];
        var error = Assert.Throws<MalformedFileException>(() => ReadImages(lying));
        Assert.Contains("2147483647 x 2147483647 x 2147483647 images", error.Found, StringComparison.Ordinal);
        Assert.Equal(4, error.Offset);
    }

    [Fact]
    public void A_negative_size_is_an_error()
    {
        byte[] lying = [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF];
        var error = Assert.Throws<MalformedFileException>(() => ReadLabels(lying));
        Assert.Equal("f, offset 4: expected the number of labels, at most 2147483647, found 4294967295.", error.Message);
    }

    [Theory]
    [MemberData(nameof(PackedOrNot))]
    public void Trailing_bytes_are_an_error(bool packed)
    {
        byte[] longer = [.. _labels, 1];
        var error = Assert.Throws<MalformedFileException>(() => ReadLabels(packed ? Pack(longer) : longer));
        Assert.Equal("f, offset 10: expected the end of the file, found more bytes.", error.Message);
    }

    [Fact]
    public void Bytes_behind_the_packed_content_are_an_error()
    {
        var error = Assert.Throws<MalformedFileException>(() => ReadLabels([.. Pack(_labels), 1, 2, 3]));
        Assert.Equal(10, error.Offset);
    }

    [Fact]
    public void Labels_fit_images_or_the_difference_is_named()
    {
        var images = ReadImages(_images);
        var labels = ReadLabels(_labels);
        Assert.Same(labels, labels.For(images, classes: 10));
        Assert.Contains("Label 1 is 9", Refusal(() => labels.For(images, classes: 9)), StringComparison.Ordinal);
        var fewer = new IdxLabels(new byte[1]);
        Assert.Contains("2 images and 1 labels", Refusal(() => fewer.For(images, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_refuse_pixels_of_another_number() =>
        Assert.Contains("5 pixels", Refusal(() => new IdxImages(1, 2, 3, new byte[5])), StringComparison.Ordinal);

    private static string Refusal(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;

    private static IdxImages ReadImages(byte[] bytes) => Idx.ReadImages(new MemoryStream(bytes), "f");

    private static IdxLabels ReadLabels(byte[] bytes) => Idx.ReadLabels(new MemoryStream(bytes), "f");

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Gives a few bytes at a time and does not go back, as a pipe does.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, int.Min(count, 3));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..int.Min(buffer.Length, 3)]);
    }
}
