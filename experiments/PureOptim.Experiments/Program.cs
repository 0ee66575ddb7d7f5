using System.Runtime.InteropServices;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;

namespace PureOptim.Experiments;

/// <summary>The entry: one line on stderr for whatever goes wrong, and never a stack trace.</summary>
internal static class Program
{
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
    internal static int Run(string[] arguments, ToolContext world)
    {
        var context = world.Guarded();
        try
        {
            return CommandTree.Parse(arguments, context).Invoke(new()
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
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            return Complain(context, Words(exception is AggregateException { InnerException: { } first } ? first : exception));
        }
    }

    /// <summary>The error in one line.</summary>
    private static string Words(Exception exception) => exception switch
    {
        RunException => exception.Message,
        IOException or UnauthorizedAccessException => exception.Message.ReplaceLineEndings(" "),
        OutOfMemoryException => "there is not enough memory for this",
        _ => $"this should not happen, please report it: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}",
    };

    private static int Complain(ToolContext context, string message)
    {
        context.Error.WriteLine($"pureoptim: {message}");
        return ExitCode.Cannot;
    }
}
