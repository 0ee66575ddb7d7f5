using System.Buffers.Binary;
using System.Text;
using PureOptim.Networks.Formats;
using PureOptim.Parameters;

namespace PureOptim.Tests.Formats;

public sealed class SafetensorsTests
{
    // One tensor, two float32 numbers: 1.0 is 3F800000 and -2.0 is C0000000.
    private const string Header = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
    private static readonly byte[] _data = [0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0];

    [Fact]
    public void Little_endian_elements_are_read()
    {
        var tensor = Read(Header, _data)["a"];
        Assert.Equal("a F32 [2]", tensor.ToString());
        Assert.Equal([1f, -2f], tensor.Values<float>());
    }

    [Fact]
    public void A_header_may_end_in_spaces() => Assert.Equal([1f, -2f], Read(Header + "   ", _data)["a"].Values<float>());

    [Fact]
    public void The_written_bytes_are_those_of_the_format()
    {
        var written = Write(new([SafetensorsTensor.Of<float>("a", [2], [1f, -2f])]));
        var padded = (Header.Length + 7) / 8 * 8;
        Assert.Equal([(byte)padded, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Header.PadRight(padded)), .. _data], written);
    }

    [Fact]
    public void Content_comes_back_as_it_was_written()
    {
        var content = Everything();
        var again = Read(Write(content));
        Assert.Equal(content.Metadata, again.Metadata);
        Assert.Equal(content.Tensors.Select(tensor => tensor.ToString()), again.Tensors.Select(tensor => tensor.ToString()));
        Assert.Equal(content.Tensors.Select(tensor => tensor.Bytes.ToArray()), again.Tensors.Select(tensor => tensor.Bytes.ToArray()));
        Assert.Equal([double.NaN, -0.0, double.Epsilon], again["f64"].Values<double>());
        Assert.Equal([long.MinValue], again["i64"].Values<long>());
        Assert.Equal([true, false], again["bool"].Values<bool>());
    }

    [Fact]
    public void The_same_content_is_the_same_bytes_in_whatever_order_it_came()
    {
        var content = Everything();
        var written = Write(content);
        Assert.Equal(written, Write(new(content.Tensors.Reverse(), content.Metadata.Reverse())));
        Assert.Equal(written, Write(Read(written)));
    }

    [Fact]
    public void Tensors_are_sorted_by_name_and_aligned_to_their_width()
    {
        var written = Write(Everything());
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(written);
        using var header = System.Text.Json.JsonDocument.Parse(written.AsMemory(8, (int)headerLength));
        string[] names = [.. header.RootElement.EnumerateObject().Select(entry => entry.Name)];
        Assert.Equal("__metadata__", names[0]);
        Assert.Equal(names[1..].Order(StringComparer.Ordinal), names[1..]);
        Assert.Equal(0, headerLength % 8);
        foreach (var entry in header.RootElement.EnumerateObject().Skip(1))
        {
            var type = entry.Value.GetProperty("dtype").GetString();
            var width = type switch { "F64" or "I64" => 8, "F32" or "I32" => 4, "BF16" => 2, _ => 1 };
            Assert.Equal(0, entry.Value.GetProperty("data_offsets")[0].GetInt64() % width);
        }
    }

    [Fact]
    public void Parameters_come_back_under_their_layout()
    {
        var layout = Layout.Of(("W1", [2, 2]), ("b1", [2]), ("scale", []));
        var parameters = Parameters<double>.Of(layout, 1, 2, 3, 4, 5, 6, 7);
        var content = Read(Write(new(Safetensors.Of(parameters, "initial."))));
        Assert.Equal(["initial.W1", "initial.b1", "initial.scale"], content.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(parameters, content.ToParameters<double>(layout, "initial."));
    }

    [Fact]
    public void Parameters_of_another_shape_type_or_name_are_refused_by_name()
    {
        var content = new Safetensors([SafetensorsTensor.Of<double>("w", [2], [1, 2])]);
        Assert.Contains("w F64 [2]", Refusal(() => content.ToParameters<double>(Layout.Of(("w", [1, 2])))), StringComparison.Ordinal);
        Assert.Contains("w F64 [2]", Refusal(() => content.ToParameters<float>(Layout.Of(("w", [2])))), StringComparison.Ordinal);
        Assert.Contains("no tensor 'v'", Refusal(() => content.ToParameters<double>(Layout.Of(("v", [2])))), StringComparison.Ordinal);
        var error = Assert.Throws<InvalidOperationException>(() => content["w"].Values<float>());
        Assert.Contains("F64, not F32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_that_could_not_be_written_is_refused()
    {
        var tensor = SafetensorsTensor.Of<byte>("a", [1], [1]);
        Assert.Contains("'a' is used twice", Refusal(() => new Safetensors([tensor, tensor])), StringComparison.Ordinal);
        Assert.Contains("reserved", Refusal(() => SafetensorsTensor.Of<byte>("__metadata__", [], [1])), StringComparison.Ordinal);
        Assert.Contains("surrogate", Refusal(() => SafetensorsTensor.Of<byte>("\uD800", [], [1])), StringComparison.Ordinal);
        Assert.Contains("F32 [3] takes 12", Refusal(() => SafetensorsTensor.Of<float>("a", [3], [1f])), StringComparison.Ordinal);
        byte[] two = [2];
        Assert.Contains("0 or 1", Refusal(() => new SafetensorsTensor("a", ElementType.BOOL, [1], two)), StringComparison.Ordinal);
    }

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
        var error = Assert.Throws<MalformedFileException>(() => Read(header, _data));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("f, offset ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(63UL)]
    public void A_header_longer_than_the_file_is_refused(ulong length)
    {
        var file = File(Header, _data);
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

    private static Safetensors Everything() => new(
        [
            SafetensorsTensor.Of<byte>("u8", [3], [1, 2, 3]),
            SafetensorsTensor.Of<bool>("bool", [2], [true, false]),
            SafetensorsTensor.Of<float>("f32", [1, 2], [1.5f, float.NegativeInfinity]),
            SafetensorsTensor.Of<double>("f64", [3], [double.NaN, -0.0, double.Epsilon]),
            SafetensorsTensor.Of<int>("i32", [], [-7]),
            SafetensorsTensor.Of<long>("i64", [1], [long.MinValue]),
            SafetensorsTensor.Of<float>("empty", [0, 5], []),
            new("bf16", ElementType.BF16, [1], new byte[] { 0x80, 0x3F }),
            SafetensorsTensor.Of<byte>("naïve \"name\"", [1], [9]),
        ],
        [new("origin", "a \"quoted\" text, ünïcode"), new("empty", "")]);

    private static string Refusal(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).Message;

    private static byte[] File(string header, byte[] data)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)bytes.Length), .. bytes, .. data];
    }

    private static Safetensors Read(string header, byte[] data) => Read(File(header, data));

    private static Safetensors Read(byte[] file) => Safetensors.Read(new MemoryStream(file), "f");

    private static byte[] Write(Safetensors content)
    {
        using var stream = new MemoryStream();
        content.Write(stream);
        return stream.ToArray();
    }
}
