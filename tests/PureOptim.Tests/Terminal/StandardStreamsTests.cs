using PureOptim.Experiments.Terminal;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Terminal;

/// <summary>The behaviour of the tool where its own streams are closed, full, or read by nobody.</summary>
public sealed class StandardStreamsTests
{
    public static TheoryData<string> Commands => ["--help", "--version", "help", "describe naive", "run naive --steps 2", "selftest reductions --precision float64", "runs --help"];

    [Theory, MemberData(nameof(Commands))]
    public void A_stdout_that_cannot_be_written_is_one_line(string command)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = command.StartsWith("run ", StringComparison.Ordinal) ? [.. command.Split(' '), "--store", folder["runs"]] : command.Split(' ');
        foreach (var (redirection, reason) in new[] { ("> /dev/full", "No space left on device"), (">&-", "it is closed"), ("<&- >&-", "it is closed") })
        {
            var run = ToolRun.Redirected(redirection, arguments);
            Assert.Equal((ExitCode.Cannot, $"pureoptim: stdout cannot be written: {reason}"), (run.ExitCode, run.ErrorLines[^1]));
            Assert.DoesNotContain("should not happen", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2> /dev/full")]
    [InlineData("<&- 2>&-")]
    public void A_stderr_that_cannot_be_written_changes_nothing_else(string redirection)
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.Redirected(redirection, "run", "naive", "--steps", "2", "--store", folder["runs"]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("naive: 2 steps", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Cannot, ToolRun.Redirected(redirection, "run", "nothing").ExitCode);
        Assert.Equal(0, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
    }

    [Fact]
    public void A_reader_that_has_enough_is_no_failure()
    {
        var run = ToolRun.Redirected("| head -1; exit ${PIPESTATUS[0]}", "describe", "naive");
        Assert.Equal((0, "", "{\n"), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public void The_locale_and_the_terminal_change_no_byte()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["run", "naive", "--steps", "30", "--store", folder["runs"]];
        ToolRun.InProcess(command);
        Dictionary<string, string>[] worlds =
        [
            [], new() { ["LC_ALL"] = "tr_TR.UTF-8" }, new() { ["LC_ALL"] = "de_DE.ISO-8859-1" }, new() { ["LC_ALL"] = "C" },
            new() { ["NO_COLOR"] = "1" }, new() { ["TERM"] = "dumb" }, new() { ["TERM"] = "xterm-256color", ["COLORTERM"] = "truecolor" },
        ];
        var outputs = worlds.Select(world => ToolRun.AsProcess(world, command)).Select(run => (run.ExitCode, run.Output, run.Error)).ToArray();
        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
        Assert.DoesNotContain('\u001b', outputs[0].Output);
    }
}
