using System.CommandLine;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Terminal;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>The text of <c>--help</c>, of the tool and of each command.</summary>
public sealed class HelpTests
{
    private static readonly string[] _withVerdict = ["run", "sweep", "parity", "laws", "prove", "reference", "replay", "diff", "verify", "selftest"];

    public static TheoryData<string> Commands =>
    [
        .. CommandTree.Of(new(TextWriter.Null, TextWriter.Null, false, false, CancellationToken.None)).Subcommands.Select(command => command.Name),
    ];

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_has_an_example_and_says_how_it_ends(string command)
    {
        var help = Help(command);
        Assert.Contains($"\n  pureoptim {command}", help[help.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("\n  0    done\n", help, StringComparison.Ordinal);
        Assert.Contains("\n  2    it cannot be done: ", help, StringComparison.Ordinal);
        Assert.Contains("\n  130  interrupted\n", help, StringComparison.Ordinal);
        Assert.Equal(_withVerdict.Contains(command), help.Contains("\n  1    ", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_example_is_a_command_line_that_parses(string command)
    {
        var context = new ToolContext(TextWriter.Null, TextWriter.Null, false, false, CancellationToken.None);
        var examples = CommandTree.Of(context).Subcommands.OfType<ToolCommand>().Single(known => known.Name == command).Examples;
        Assert.NotEmpty(examples);
        Assert.All(examples, example => CommandTree.Parse(example.Split(" > ")[0].Split(' '), context));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Help_fits_a_narrow_terminal_but_for_what_is_one_word_and_lines_to_copy(string command)
    {
        var context = new ToolContext(TextWriter.Null, TextWriter.Null, false, false, CancellationToken.None);
        var known = CommandTree.Of(context).Subcommands.Single(known => known.Name == command);
        foreach (var width in new[] { 20, 40, 80 })
        {
            var help = HelpText.Of(known, width);
            Assert.All(help[..help.IndexOf("Examples:", StringComparison.Ordinal)].Split('\n'), line => Assert.True(line.Length <= width || !line.TrimStart().Contains(' '), line));
        }
    }

    [Fact]
    public void The_exit_codes_are_those_of_the_help()
    {
        var help = Help();
        Assert.Equal(
            [ExitCode.Done, ExitCode.Negative, ExitCode.Cannot, ExitCode.Interrupted],
            help[help.IndexOf("Exit codes:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(line => line.TrimStart().Split(' ')[0]).TakeWhile(word => word.Length > 0).Where(word => int.TryParse(word, out _)).Select(word => int.Parse(word, null)));
    }

    private static string Help(params string[] command)
    {
        var run = ToolRun.InProcess([.. command, "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
