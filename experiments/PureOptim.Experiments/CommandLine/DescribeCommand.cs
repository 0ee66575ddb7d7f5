using System.CommandLine;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Studies;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim describe</c>: prints a description that the tool carries, with every default written out, as a file to start from.</summary>
internal static class DescribeCommand
{
    internal static Command Create(ToolContext context)
    {
        var name = new Argument<string>("NAME") { Description = $"One of {string.Join(", ", [.. Description.BuiltIn, .. Study.Names])}." };
        var command = new ToolCommand(
            "describe", "Print a built-in description with every default written out.", ["describe naive > mine.json", "describe rotation"]) { name };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(name);
            context.Out.Write(Study.Find(wanted) is { } study ? StudyDescription.Load(study.Name, quick: false).Canonical : RunSource.Load(wanted).Canonical);
            return ExitCode.Done;
        });
        return command;
    }
}
