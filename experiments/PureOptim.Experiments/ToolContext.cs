using System.Globalization;

namespace PureOptim.Experiments;

/// <summary>All of the outside world that the tool's commands see besides files.</summary>
/// <param name="Out">Where results go.</param>
/// <param name="Error">Where complaints and progress go.</param>
/// <param name="OutIsTerminal">Whether a person watches <see cref="Out"/>: no styling otherwise.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <see cref="Error"/>: nothing but plain lines otherwise.</param>
/// <param name="Cancelled">Set when the user interrupts.</param>
internal sealed record ToolContext(TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal, CancellationToken Cancelled)
{
    /// <summary>The width of a text where nobody says how wide it may be.</summary>
    internal const int DefaultWidth = 120;

    /// <summary>How many columns a line of <see cref="Out"/> may have.</summary>
    internal int Width { get; init; } = DefaultWidth;

    /// <summary>The process's own streams.</summary>
    internal static ToolContext OfProcess(CancellationToken cancelled) =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, cancelled)
        {
            Width = Columns() is { } columns ? columns : Console.IsOutputRedirected ? DefaultWidth : Console.WindowWidth,
        };

    /// <summary>The width that the environment asks for.</summary>
    private static int? Columns() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : null;
}
