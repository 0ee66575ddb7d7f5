using System.CommandLine;
using System.CommandLine.Invocation;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim help</c>: the text of <c>--help</c>.</summary>
internal static class HelpCommand
{
    internal static Command Create(RootCommand root, ToolContext context)
    {
        var name = new Argument<string?>("COMMAND") { Description = "One of the commands. Default: the tool itself.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => root.Subcommands.Select(known => known.Name));
        var command = new ToolCommand("help", "Print the help of the tool or of a command.", ["help", "help run"]) { name };
        command.SetAction(parsed =>
        {
            context.Out.Write(HelpText.Of(Find(parsed.GetValue(name), root), context.Width));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Find(string? name, RootCommand root) => name is null
        ? root
        : root.Subcommands.FirstOrDefault(command => command.Name == name)
            ?? throw new RunException($"\"{name}\" is not known to {HelpText.Tool}; {Nearest.Hint(name, [.. root.Subcommands.Select(command => command.Name)])}");
}

/// <summary>Prints the help of the command that the command line names.</summary>
/// <param name="context">The outside world.</param>
internal sealed class HelpAction(ToolContext context) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        context.Out.Write(HelpText.Of(parseResult.CommandResult.Command, context.Width));
        return ExitCode.Done;
    }
}
