using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reports;

/// <summary>The outcome of a sweep, for people: counts, failures, and the best settings of each optimizer on each problem.</summary>
internal static class SweepReport
{
    /// <summary>No more rows than this; how many there would be is said.</summary>
    private const int Longest = 60;

    /// <summary>The number of missing trials that are named.</summary>
    private const int Few = 5;

    internal static void Print(Sweep sweep, Shard shard, SweepOutcome<TrialScore> outcome, IEnumerable<Trial> trials, string folder, ToolContext context)
    {
        foreach (var damage in outcome.Damaged) context.Error.WriteLine($"pureoptim: {damage}; what it lost is run again");
        foreach (var (trial, reason) in outcome.Failed) context.Error.WriteLine($"pureoptim: {trial} failed: {reason}");
        foreach (var trial in outcome.Missing.Take(Few)) context.Error.WriteLine($"pureoptim: {trial} is missing");
        if (outcome.Missing.Length > Few) context.Error.WriteLine($"pureoptim: ... and {CountText.Of(outcome.Missing.Length - Few, "trial")} more {(outcome.Missing.Length == Few + 1 ? "is" : "are")} missing; the same command goes on");
        var part = shard == Shard.Whole ? "" : $" in part {shard.Number} of {shard.Parts}";
        context.Out.WriteLine(
            $"{sweep.Name} {sweep.Id[..16]}: {CountText.Of(outcome.Total, "trial")}{part}: {outcome.Done} run now, {outcome.AlreadyThere} already there, " +
            $"{outcome.Missing.Length} missing, {outcome.Failed.Length} failed; {outcome.Results.Values.Count(result => result.Diverged)} diverged");
        Print(BestSetting.Among(trials, outcome.Results), context);
        context.Out.WriteLine($"Results are kept in {Path.GetFullPath(TrialStore.FolderIn(folder))}");
    }

    private static void Print(ImmutableArray<BestSetting> best, ToolContext context)
    {
        if (best.IsEmpty) return;
        TextReport.Print([ReportTable.Of("", Headings(best), best.Take(Longest).Select(row => Cells(row, best)))], context);
        if (best.Length > Longest) context.Out.WriteLine($"... and {CountText.Of(best.Length - Longest, "row")} more");
    }

    private static IEnumerable<string> Headings(ImmutableArray<BestSetting> best) =>
    [
        "problem",
        .. Vary(best, row => row.Example.Description.Steps) ? ["steps"] : Array.Empty<string>(),
        .. Vary(best, row => row.Example.Description.Precision) ? ["precision"] : Array.Empty<string>(),
        "optimizer",
        "settings",
        "best settings",
        .. best.Any(row => !row.AtEdge.IsEmpty) ? ["at an edge of the grid"] : Array.Empty<string>(),
        "seeds",
        "mean loss",
        .. best.Any(row => row.Scores[0].TestAccuracy is not null) ? ["test accuracy"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Cells(BestSetting row, ImmutableArray<BestSetting> best) =>
    [
        ProblemText.Of(row.Example.Description.Problem),
        .. Vary(best, any => any.Example.Description.Steps) ? [$"{row.Example.Description.Steps}"] : Array.Empty<string>(),
        .. Vary(best, any => any.Example.Description.Precision) ? [SettingsText.Text(row.Example.Description.Precision)] : Array.Empty<string>(),
        DisplayName.Of(row.Label),
        $"{row.Settings}",
        SettingsText.Of(row.Example.Entry.Optimizer),
        .. best.Any(any => !any.AtEdge.IsEmpty) ? [string.Join(", ", row.AtEdge.Select(SettingsText.NameOf))] : Array.Empty<string>(),
        $"{row.Scores.Length}",
        double.IsFinite(row.Mean) ? NumberText.Rounded(row.Mean) : "all diverged",
        .. best.Any(any => any.Scores[0].TestAccuracy is not null) ? [Accuracy(row)] : Array.Empty<string>(),
    ];

    private static string Accuracy(BestSetting row) =>
        row.Scores[0].TestAccuracy is null ? "" : Numbers.Percent(row.Scores.Average(score => score.TestAccuracy!.Value));

    private static bool Vary<T>(ImmutableArray<BestSetting> best, Func<BestSetting, T> value) => best.Select(value).Distinct().Skip(1).Any();
}
