using System.CommandLine;
using PureOptim.Experiments.Descriptions;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim describe</c>: prints a description that the tool carries, with every default written out, as a file to start from.</summary>
internal static class DescribeCommand
{
    internal static Command Create(ToolContext context)
    {
        var name = new Argument<string>("name") { Description = $"One of {string.Join(", ", Description.BuiltIn)}." };
        var command = new Command("describe", "Print a built-in description with every default written out.") { name };
        command.SetAction(parsed =>
        {
            context.Out.Write(RunSource.Load(parsed.GetRequiredValue(name)).Canonical);
            return 0;
        });
        return command;
    }
}
