using System.Text;
using PureOptim.Runs;
using PureOptim.Runs.Files;

namespace PureOptim.Tests.Files;

public sealed class ChecksummedJsonTests
{
    private const string Json = "{\n  \"a\": 1,\n  \"b\": \"\u00e9\"\n}\n";

    [Fact]
    public void A_value_written_is_read_again() => Assert.Equal(Json, Encoding.UTF8.GetString(ChecksummedJson.WithoutChecksum("f", ChecksummedJson.WithChecksum(Json))).Replace("{  ", "{\n  ", StringComparison.Ordinal));

    [Fact]
    public void Every_changed_byte_and_every_missing_end_is_noticed()
    {
        var content = ChecksummedJson.WithChecksum(Json);
        for (var i = 0; i < content.Length; i++)
        {
            var (changed, cut) = ((byte[])content.Clone(), content[..i]);
            changed[i] ^= (byte)(1 << (i % 8));
            foreach (var damaged in new[] { changed, cut })
                Assert.StartsWith("f: ", Assert.Throws<RunException>(() => { ChecksummedJson.WithoutChecksum("f", damaged); }).Message, StringComparison.Ordinal);
        }
    }
}
