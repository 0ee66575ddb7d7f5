using System.Globalization;
using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Terminal;

/// <summary>The progress of some work, in words: the same on a terminal and in a file.</summary>
/// <typeparam name="TAdvance">The kind of report.</typeparam>
/// <param name="name">The name of the work.</param>
internal sealed class ProgressText<TReport>(string name)
    where TReport : struct, IProgressReport
{
    /// <summary>The number of cells in which a name is still recognisable.</summary>
    private const int Recognised = 20;

    /// <summary>A line about it.</summary>
    /// <param name="progress">The progress.</param>
    /// <param name="elapsed">The time elapsed.</param>
    /// <param name="width">The largest width of the line: where it would be wider, the numbers that matter least are left out, then the names are cut.</param>
    internal string Of(TReport progress, TimeSpan elapsed, int width = int.MaxValue)
    {
        var done = progress.Done - progress.DoneBefore;
        var rate = done / double.Max(elapsed.TotalSeconds, 1e-9);
        var speed = rate.ToString(rate < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
        var left = DurationText.Of(elapsed.TotalSeconds * (progress.Total - progress.Done) / done);
        var who = $"{name} {progress.Subject}";
        string[] numbers = [$"{progress.State}, {speed} {TReport.Unit}/s, {left} left", $"{progress.State}, {left} left", $"{left} left"];
        var fitting = numbers.FirstOrDefault(text => width - text.Length - 2 >= int.Min(CellText.Width(who), Recognised)) ?? numbers[^1];
        return CellText.Cut($"{CellText.Cut(who, int.Max(1, width - fitting.Length - 2))}: {fitting}", width);
    }
}
