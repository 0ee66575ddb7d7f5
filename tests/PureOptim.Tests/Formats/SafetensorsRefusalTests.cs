using System.Buffers.Binary;
using PureOptim.Networks.Formats;
using static PureOptim.Tests.Formats.SafetensorsSamples;

namespace PureOptim.Tests.Formats;

/// <summary>Files that are none, or that claim more than they have: each is refused with its place, and takes no memory for what it claims.</summary>
public sealed class SafetensorsRefusalTests
{
    [Theory]
    [InlineData("[]", "begins with '{'")]
    [InlineData(" {}", "begins with '{'")]
    [InlineData("{", "JSON")]
    [InlineData("{}{}", "JSON")]
    [InlineData("""{"a":1}""", "an object as 'a'")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", "a dtype of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", "a shape of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "a data_offsets of 'a'")]
    [InlineData("""{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}""", "F31")]
    [InlineData("""{"a":{"dtype":"0","shape":[2],"data_offsets":[0,8]}}""", "a dtype of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", "the field 'x'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", "one 'shape' of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "integers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "integers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", "an array as the shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", "more than 2^63 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9]}}""", "within 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "within 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", "within 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{}}""", "'a' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[],"data_offsets":[7,8]}}""", "at 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "starts at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes that belong to no tensor")]
    [InlineData("""{"a":{"dtype":"BOOL","shape":[8],"data_offsets":[0,8]}}""", "a truth value of 'a'")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "a text as 'k'")]
    [InlineData("""{"__metadata__":{"k":"1","k":"1"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'k' twice")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "Unicode")]
    public void A_header_that_lies_is_refused(string header, string why)
    {
        var error = Assert.Throws<MalformedFileException>(() => Read(header, Content));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("f, offset ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(63UL)]
    public void A_header_longer_than_the_file_is_refused(ulong length)
    {
        var file = File(Header, Content);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        var error = Assert.Throws<MalformedFileException>(() => Read(file));
        Assert.Equal($"f, offset 0: expected a header of at most 62 bytes in a file of 70, found a length of {length}.", error.Message);
    }

    [Fact]
    public void A_header_of_more_than_16_MiB_is_refused_before_it_is_read()
    {
        var file = File("{" + new string(' ', 1 << 24) + "}", []);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<MalformedFileException>(() => Read(file));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal($"f, offset 0: expected a header of at most 16777216 bytes in a file of {file.Length}, found a length of 16777218.", error.Message);

        // The file, once.
        Assert.True(allocated < file.Length + (1 << 20), $"{allocated} bytes were allocated.");
    }

    [Fact]
    public void A_header_of_many_tensors_takes_memory_in_proportion()
    {
        const int tensors = 50_000;
        var entries = Enumerable.Range(0, tensors).Select(i => $$"""  "{{i}}":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}""");
        var file = File("{" + string.Join(",", entries) + "}", []);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(tensors, Read(file).Tensors.Count());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Some twenty bytes for a byte of the header, garbage included: its tokens, a name, a shape, a tensor and places in lists and trees for sixty.
        Assert.True(allocated < 40L * file.Length, $"{(double)allocated / file.Length} bytes were allocated for each of the file.");
    }

    [Theory]
    [InlineData(65, "at most 64 integers as the shape of 'a', found 65")]
    [InlineData(1_000_000, "at most 64 integers as the shape of 'a', found 1000000")]
    public void A_shape_of_very_many_dimensions_is_refused(int dimensions, string why)
    {
        var shape = string.Join(",", Enumerable.Repeat(1, dimensions));
        var error = Assert.Throws<MalformedFileException>(() => Read($$"""{"a":{"dtype":"U8","shape":[{{shape}}],"data_offsets":[0,1]} }""", [0]));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_an_error()
    {
        var file = Write(Everything());
        for (var length = 0; length < file.Length; length++) Assert.Throws<MalformedFileException>(() => Read(file[..length]));
        Assert.Throws<MalformedFileException>(() => Read([.. file, 0]));
    }

    [Fact]
    public void Every_flipped_bit_is_an_error_or_content_that_can_be_written()
    {
        var file = Write(Everything());
        var (errors, read) = (0, 0);
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            var flipped = file.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                var written = Write(Read(flipped));
                Assert.Equal(written, Write(Read(written)));
                read++;
            }
            catch (MalformedFileException)
            {
                errors++;
            }
        }

        // Both happen: structure breaks, names and elements become others.
        Assert.True(errors > 1000 && read > 100, $"{errors} errors, {read} read");
    }
}
