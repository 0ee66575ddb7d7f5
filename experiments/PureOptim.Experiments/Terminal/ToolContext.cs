using System.Globalization;
using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Terminal;

/// <summary>All of the outside world that the tool's commands see besides files.</summary>
/// <param name="Out">The stream of results.</param>
/// <param name="Error">The stream of complaints and progress.</param>
/// <param name="OutIsTerminal">Whether a person watches <see cref="Out"/>: no styling otherwise.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <see cref="Error"/>: nothing but plain lines otherwise.</param>
/// <param name="Cancelled">Set when the user interrupts.</param>
internal sealed record ToolContext(TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal, CancellationToken Cancelled) : IRunMonitor
{
    /// <summary>The default width of a text.</summary>
    internal const int DefaultWidth = 120;

    /// <summary>Whether the user wants no word about progress.</summary>
    internal bool IsQuiet { get; init; }

    /// <summary>The number of columns in a line of <see cref="Out"/>; null where neither a terminal nor <c>COLUMNS</c> gives one.</summary>
    internal int? Columns { get; init; }

    /// <summary>The largest number of columns in a line of <see cref="Out"/>, if words allow.</summary>
    internal int Width => Columns ?? DefaultWidth;

    /// <summary>The process's own streams.</summary>
    internal static ToolContext OfProcess(CancellationToken cancelled) =>
        new(StandardStreams.OpenOut(), StandardStreams.OpenError(), !Console.IsOutputRedirected, !Console.IsErrorRedirected, cancelled)
        {
            Columns = ColumnsWanted() ?? (Console.IsOutputRedirected || Console.WindowWidth < 1 ? null : Console.WindowWidth),
        };

    /// <summary>The same world, where all that is written passes through <see cref="PlainWriter"/>.</summary>
    internal ToolContext Guarded() => this with { Out = new PlainWriter(Out, "stdout"), Error = new PlainWriter(Error, null) };

    void IRunMonitor.Tell(string line) => Error.WriteLine(line);

    TResult IRunMonitor.Watch<TReport, TResult>(string name, Func<Action<TReport>, TResult> work) => ProgressView.Watch(this, name, work);

    /// <summary>The width that the environment asks for.</summary>
    private static int? ColumnsWanted() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : null;
}
