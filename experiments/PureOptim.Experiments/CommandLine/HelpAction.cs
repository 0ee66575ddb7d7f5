using System.CommandLine;
using System.CommandLine.Invocation;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Experiments.CommandLine;

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
