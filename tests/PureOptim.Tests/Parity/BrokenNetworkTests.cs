using System.Text;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Parity;

/// <summary>A file that is not the network it seems to be ends in one line with its name, what was expected and what is there.</summary>
public sealed class BrokenNetworkTests
{
    private const string Eight = """{"dtype":"U8","shape":[8],"data_offsets":[0,8]}""";

    // Length of the header (null: the true one), header, bytes of data.
    [Theory]
    [InlineData(1L << 62, "{}", 0, "offset 0: expected a header of at most 2 bytes in a file of 10, found a length of 4611686018427387904.")]
    [InlineData(long.MinValue, "{}", 0, "found a length of 9223372036854775808.")] // 2^63
    [InlineData(-1L, "{}", 0, "found a length of 18446744073709551615.")] // 2^64 - 1
    [InlineData(null, "", 0, "offset 8: expected a header that begins with '{', found an empty one.")]
    [InlineData(null, """{"a":""", 0, "offset 8: expected a header of JSON, found a syntax error in its line 1, byte 5.")]
    [InlineData(null, "{\"\u00FF\":1}", 0, "offset 8: expected a header of Unicode text, found a string that is not.")]
    [InlineData(null, """{"\ud800":1}""", 0, "offset 8: expected a header of Unicode text, found a string that is not.")]
    [InlineData(null, $$"""{"a":{{Eight}},"b":{{Eight}} }""", 8, "expected a tensor that starts at 8 of the data, found 'b' from 0 to 8.")]
    [InlineData(null, $$"""{"a":{{Eight}} }""", 9, "expected the end of the file, found 1 bytes that belong to no tensor.")]
    [InlineData(null, $$"""{"a":{{Eight}} }""", 7, "within 7 bytes, found [0, 8].")]
    [InlineData(null, """{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", 8, "expected a dtype of 'a' among BOOL, ")]
    [InlineData(null, """{"a":{"dtype":"U8","shape":[9223372036854775807,2],"data_offsets":[0,8]}}""", 8, "expected more than 2^63 bytes for U8 ")]
    [InlineData(null, """{"a":{"dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,8]}}""", 8, "expected integers from 0 as the shape of 'a', found 18446744073709551616.")]
    [InlineData(null, $$"""{"a":{{Eight}} }""", 8, "expected a network with a tensor initial.W1, found 1 others.")]
    [InlineData(null, """{"initial.W1":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", 8, "expected inputs and outputs as the shape of initial.W1, found initial.W1 U8 [8].")]
    [InlineData(null, """{"initial.W1":{"dtype":"U8","shape":[4,2],"data_offsets":[0,8]}}""", 8, "The file has 'initial.W1 U8 [4, 2]' where 'W1 [4, 2]' of type F64 is expected.")]
    [InlineData(null, """{"initial.W1":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]}}""", 8, "There is no tensor 'initial.b1' among the 1 of the file.")]
    public void Is_one_line(long? length, string header, int data, string complaint)
    {
        // A letter above 127 becomes one byte, which is no UTF-8.
        var bytes = Encoding.Latin1.GetBytes(header);
        using var folder = new TemporaryFolder();
        var file = folder["x.safetensors"];
        File.WriteAllBytes(file, [.. BitConverter.GetBytes(length ?? bytes.Length), .. bytes, .. new byte[data]]);
        var run = ToolRun.InProcess("parity", file);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        var line = Assert.Single(run.ErrorLines);
        Assert.StartsWith($"pureoptim: {file}", line, StringComparison.Ordinal);
        Assert.Contains(complaint, line, StringComparison.Ordinal);
    }
}
