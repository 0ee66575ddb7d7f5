using System.Globalization;

namespace PureOptim.Benchmarks;

/// <summary>The playground in Chromium: frames a second while a slider is dragged, each frame with a run of three optimizers.</summary>
internal static class PageBenchmark
{
    /// <summary>The environment variable that names a folder where the playground is published already.</summary>
    private const string Published = "PLAYGROUND";

    internal static IEnumerable<Row> Run(Selection selection)
    {
        const string what = "a slider dragged, 3 optimizers, 200 steps";
        if (!selection.Wants(what)) yield break;
        var script = Path.Combine(Report.SourceFolder(), "..", "PureOptim.Playground", "test", "frames.sh");
        var page = Peer.Run("bash", Environment.GetEnvironmentVariable(Published) is { } folder ? [script, folder] : [script]);
        yield return new(
            what,
            page.Answer is { } found
                ? string.Create(CultureInfo.InvariantCulture, $"{found.Number("frames"):0} frames a second, {found.Number("runs"):0} runs a second, 19 of 20 frames within {found.Number("slowestOfTwenty"):0} ms")
                : page.Absence,
            "",
            "",
            "at least 50 frames a second");
    }
}
