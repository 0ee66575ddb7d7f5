using System.Buffers.Binary;
using System.Text;
using PureOptim.Networks.Formats;
using static PureOptim.Tests.Formats.SafetensorsSamples;

namespace PureOptim.Tests.Formats;

/// <summary>The tensors that are written and read.</summary>
public sealed class SafetensorsTests
{
    [Fact]
    public void Little_endian_elements_are_read()
    {
        var tensor = Read(Header, Content)["a"];
        Assert.Equal("a F32 [2]", tensor.ToString());
        Assert.Equal([1f, -2f], tensor.Values<float>());
    }

    [Fact]
    public void A_header_may_end_in_spaces() => Assert.Equal([1f, -2f], Read(Header + "   ", Content)["a"].Values<float>());

    [Fact]
    public void The_written_bytes_are_those_of_the_format()
    {
        var written = Write(new([SafetensorsTensor.Of<float>("a", [2], [1f, -2f])]));
        var padded = (Header.Length + 7) / 8 * 8;
        Assert.Equal([(byte)padded, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Header.PadRight(padded)), .. Content], written);
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

    private static string Refusal(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).Message;
}
