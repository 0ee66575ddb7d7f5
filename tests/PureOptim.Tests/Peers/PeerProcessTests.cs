using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Peers.Protocol;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Peers;

/// <summary>Programs that are no peers, or bad ones: each is ended, with a line that says what was wrong, and none keeps the tool waiting.</summary>
public sealed class PeerProcessTests
{
    private static readonly PeerLimits _limits = new(TimeSpan.FromMinutes(1), 64L << 20);

    public static TheoryData<string, string> Scripts => OperatingSystem.IsWindows() ? [] : new()
    {
        { "exit 3", "it ended with exit code 3" },
        { "echo ignored >&2; echo Segmentation fault >&2; exit 139", "it ended with exit code 139: Segmentation fault" },
        { "read line; echo '<html>'; cat > /dev/null", "it wrote '<html>', which is no JSON object" },
        { "read line; echo 12; cat > /dev/null", "it wrote '12', which is no JSON object" },
        { "read line; exec >&-; cat > /dev/null", "it closed its standard output" },
        { "read line; echo '{}'; cat > /dev/null", "its reply has no optimizers" },
        { "read line; x=$(head -c 300000000 /dev/zero | tr '\\0' a); sleep 60", "it took more than 64 MiB of memory" },
        { "read line; tr '\\0' a < /dev/zero", "it wrote a line longer than 64 MiB" },
    };

    [Theory, MemberData(nameof(Scripts))]
    public void What_is_no_peer_is_told_by_what_it_does(string script, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<PeerException>(() => Ask(script, _limits)).Message, StringComparison.Ordinal);

    [Fact]
    public void One_that_hangs_is_ended_and_given_up_after_three_times()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        using var program = Program(folder, "sleep 60", new(TimeSpan.FromMilliseconds(200), 1L << 30));
        for (var time = 1; time <= 3; time++) Assert.Equal("it did not reply within 0.2 s", Assert.Throws<PeerException>(() => program.List()).Message);
        Assert.True(program.IsGivenUp);
        Assert.Equal("it was given up after 3 replies that did not come in time", Assert.Throws<PeerException>(() => program.List()).Message);
    }

    [Fact]
    public void A_program_that_is_not_there_cannot_be_started()
    {
        using var program = new PeerProgram(PeerCommand.Parse("/no/such/peer adam"), _limits);
        Assert.StartsWith("it cannot be started: ", Assert.Throws<PeerException>(() => program.List()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"point":[1]}|{"points":[[1]]}|{}""", "it replied with 1 points to 2 gradients")]
    [InlineData("""{"point":[1]}|{"points":[[1],[1],[1]]}|{}""", "it replied with 3 points to 2 gradients")]
    [InlineData("""{"point":[1,2]}|{"points":[[1],[1]]}|{}""", "its point has 2 numbers, not 1")]
    [InlineData("""{"point":["one"]}|{"points":[[1],[1]]}|{}""", "its point has \"one\", which is no number")]
    [InlineData("""{"point":[1]}|{"points":5}|{}""", "its points are no list")]
    [InlineData("""{"point":"one"}|{"points":[[1],[1]]}|{}""", "its point is a text that is no base64")]
    [InlineData("""{"point":"AAAA"}|{"points":[[1],[1]]}|{}""", "its point is packed in 3 bytes, no multiple of 8")]
    [InlineData("""{"point":"AAAAAAAAAAAAAAAAAAAAAA=="}|{"points":[[1],[1]]}|{}""", "its point has 2 numbers, not 1")]
    [InlineData("""{"point":[1]}|{"points":"AAAAAAAAAAA="}|{}""", "it replied with 1 points to 2 gradients")]
    [InlineData("""{"point":[1]}|{"path":[[1],[1]]}|{}""", "its reply has no points")]
    public void A_reply_that_lies_about_its_run_is_told(string replies, string expected)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        using var program = Program(folder, string.Join("; ", replies.Split('|').Select(reply => $"echo '{reply}'")) + "; cat > /dev/null", _limits);
        var one = Parameters<double>.Filled(Layout.Vector(1), 1);
        var run = new PeerRun("run", ImmutableSortedDictionary<string, JsonElement>.Empty, PureOptim.Laws.Precision.Binary64, one, [one, one]);
        var description = new PeerDescription("one", "library", "1", "sh", [PureOptim.Laws.Precision.Binary64], 1, []);
        Assert.StartsWith(expected, Assert.Throws<PeerException>(() => program.Take(description, [run])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python3 x.py adam", "python3|x.py|adam")]
    [InlineData("  'a b' \"c d\"e ''  ", "a b|c de|")]
    public void A_command_is_cut_as_a_shell_cuts_it(string line, string words) => Assert.Equal(words.Split('|'), PeerCommand.Parse(line).Words);

    [Theory]
    [InlineData(" ")]
    [InlineData("python3 'x.py")]
    public void A_command_without_a_program_or_with_an_open_quote_is_refused(string line) => Assert.Throws<ArgumentException>(() => PeerCommand.Parse(line));

    private static void Ask(string script, PeerLimits limits)
    {
        using var folder = new TemporaryFolder();
        using var program = Program(folder, script, limits);
        program.List();
    }

    private static PeerProgram Program(TemporaryFolder folder, string script, PeerLimits limits) => new(new(["/bin/sh", folder.Write("peer.sh", script)]), limits);
}
