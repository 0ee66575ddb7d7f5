using System.Collections.Immutable;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Selftest;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Descriptions;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Selftest;

/// <summary>The text and the exit codes of <c>pureoptim selftest</c>; that the digests are right is the matter of the determinism tests.</summary>
public sealed class SelftestTests
{
    [Fact]
    public void Rows_that_agree_end_well()
    {
        var run = ToolRun.InProcess("selftest", "paths", "reductions", "--precision", "float64");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.Contains("float64", StringComparison.Ordinal) && line.Contains("same bits", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_that_differs_is_named_and_ends_badly()
    {
        var expected = ExpectedDigests.Load().SetItem(("reductions", FloatType.Float32), new('0', 64));
        var (exitCode, output, error) = Compare(["paths", "reductions"], expected);
        Assert.Equal(1, exitCode);
        Assert.Equal("pureoptim: 1 of 4 rows of the selftest differ: reductions float32\n", error);
        Assert.Contains("reductions float32        DIFFERS", output, StringComparison.Ordinal);
        Assert.Contains("reductions float64        same bits", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_an_expected_digest_ends_badly()
    {
        var (exitCode, output, _) = Compare(["paths"], ExpectedDigests.Load().Remove(("paths", FloatType.Float64)));
        Assert.Equal(1, exitCode);
        Assert.Contains("paths float64             NOT KNOWN", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_write_writes_is_what_is_committed()
    {
        using var folder = new TemporaryFolder();
        var file = folder["digests.json"];
        Assert.Equal(0, ToolRun.InProcess("selftest", "--write", file, "paths", "draws").ExitCode);
        var committed = ExpectedDigests.Load();
        var text = File.ReadAllText(file);
        foreach (var row in new[] { "paths", "draws" })
            Assert.All(Enum.GetValues<FloatType>(), precision => Assert.Contains($"\"{committed[(row, precision)]}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_row_is_refused()
    {
        var run = ToolRun.InProcess("selftest", "drawz");
        Assert.Equal(ExitCode.Cannot, run.ExitCode);
        Assert.StartsWith("pureoptim: \"drawz\" is no row of the selftest; the nearest is \"draws\"", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) Compare(string[] rows, ImmutableDictionary<(string, FloatType), string> expected)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new ToolContext(output, error, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        var exitCode = SelftestCommand.Compare(SelfTests.Choose(rows), Enum.GetValues<FloatType>(), 1, expected, asJson: false, context);
        return (exitCode, output.ToString(), error.ToString());
    }
}
