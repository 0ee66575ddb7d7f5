using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Article;
using PureOptim.Article.Studies;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim describe</c>: prints a description that the tool carries, with every default written out, as a file to start from.</summary>
internal static class DescribeCommand
{
    private static ImmutableArray<string> Names => [.. BuiltInDescriptions.Names, .. Study.Names];

    internal static Command Create(ToolContext context)
    {
        var name = new Argument<string>("NAME")
        {
            Description = $"One of {string.Join(", ", Names)}, or a file with a description. {ClaimsRun.Name} has no single description; its claims.json lists the runs of each claim.",
        }.OfPath();
        name.CompletionSources.Add([.. Names]);
        var command = new ToolCommand(
            "describe", "Print a built-in description with every default written out.", ["describe naive > mine.json", "describe rotation"]) { name };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(name);
            if (wanted == ClaimsRun.Name) throw new RunException($"{wanted} has no one description; \"{HelpText.Tool} run {wanted}\" leaves a claims.json that lists what each claim runs");
            context.Out.Write(Study.Find(wanted) is { } study ? study.Describe(quick: false).Canonical : RunSource.Load(wanted, Names).Canonical);
            return ExitCode.Done;
        });
        return command;
    }
}
