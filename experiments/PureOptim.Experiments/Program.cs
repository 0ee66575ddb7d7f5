using System.CommandLine;
using System.Runtime.InteropServices;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;

namespace PureOptim.Experiments;

/// <summary>The entry: one line on stderr for whatever goes wrong, and never a stack trace.</summary>
internal static class Program
{
    /// <summary>128 + SIGINT, as shells expect of an interrupted program.</summary>
    internal const int Interrupted = 130;

    private static int Main(string[] arguments)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // The second Ctrl-C ends the process at once.
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        });
        return Run(arguments, ToolContext.OfProcess(cancellation.Token));
    }

    /// <summary>Runs a command line and returns the exit code.</summary>
    internal static int Run(string[] arguments, ToolContext context)
    {
        try
        {
            var parsed = Commands(context).Parse(arguments);
            if (parsed.Errors.Count > 0) return Complain(context, Explain(parsed));
            return parsed.Invoke(new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = context.Out,
                Error = context.Error,
            });
        }
        catch (OperationCanceledException) when (context.Cancelled.IsCancellationRequested)
        {
            Complain(context, "interrupted; no file was left half-written");
            return Interrupted;
        }
        catch (ToolException exception)
        {
            return Complain(context, exception.Message);
        }
        catch (Exception exception)
        {
            return Complain(context, $"this should not happen, please report it: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static RootCommand Commands(ToolContext context) => new(
        "Optimizers as pure functions: runs experiments whose every number can be replayed to the last bit.")
    {
        RunCommand.Create(context),
        RunsCommand.Create(context),
        DescribeCommand.Create(context),
        SweepCommand.Create(context),
        ParityCommand.Create(context),
        LawsCommand.Create(context),
        ReplayCommand.Create(context),
        DiffCommand.Create(context),
        VerifyCommand.Create(context),
        SelftestCommand.Create(context),
    };

    /// <summary>What is wrong with a command line, with the nearest word that would have been right.</summary>
    private static string Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var word, ..])
        {
            return command is RootCommand
                ? $"name a command: {string.Join(", ", command.Subcommands.Select(subcommand => subcommand.Name))}; --help tells more"
                : parsed.Errors[0].Message.ReplaceLineEndings(" ");
        }

        var known = word.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Select(subcommand => subcommand.Name);
        return $"\"{word}\" is not known to {(command is RootCommand ? "pureoptim" : command.Name)}; {Nearest.Hint(word, [.. known])}";
    }

    private static int Complain(ToolContext context, string message)
    {
        context.Error.WriteLine($"pureoptim: {message}");
        return 1;
    }
}
