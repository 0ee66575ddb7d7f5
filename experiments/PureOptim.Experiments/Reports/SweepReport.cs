using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reports;

/// <summary>The outcome of a sweep, for people: counts, failures, and the best settings of each optimizer on each problem.</summary>
internal static class SweepReport
{
    /// <summary>No more rows than this; how many there would be is said.</summary>
    private const int Longest = 60;

    internal static void Print(Sweep sweep, Shard shard, SweepOutcome<TrialScore> outcome, SweepTrials trials, string folder, bool isLook, ToolContext context)
    {
        foreach (var damage in isLook ? outcome.Damaged.Select(damage => $"{damage}; what it lost is missing") : outcome.DamageLines) context.Error.WriteLine($"pureoptim: {damage}");
        foreach (var (trial, reason) in outcome.Failed) context.Error.WriteLine($"pureoptim: {trial} failed: {reason}");
        foreach (var trial in outcome.FirstMissing) context.Error.WriteLine($"pureoptim: {trial} is missing");
        if (outcome.Missing > outcome.FirstMissing.Length) context.Error.WriteLine($"pureoptim: ... and {CountText.Of(outcome.Missing - outcome.FirstMissing.Length, "trial")} more {(outcome.Missing == outcome.FirstMissing.Length + 1 ? "is" : "are")} missing{(isLook ? "" : "; the same command goes on")}");
        var part = shard == Shard.Whole ? "" : $" in part {shard.Number} of {shard.Parts}";
        context.Out.WriteLine(
            $"{sweep.Name} {sweep.Id[..16]}: {CountText.Of(outcome.Total, "trial")}{part}: {outcome.Done} run now, {outcome.AlreadyThere} already there, " +
            $"{outcome.Missing} missing, {outcome.Failed.Length} failed; {outcome.Results.Values.Count(result => result.Diverged)} diverged");
        Print(BestSetting.Among(trials, outcome.Results), trials, context);
        context.Out.WriteLine($"Results are kept in {Path.GetFullPath(TrialStore.FolderIn(folder))}");
    }

    private static void Print(ImmutableArray<BestSetting> best, SweepTrials trials, ToolContext context)
    {
        if (best.IsEmpty) return;
        var columns = new Columns(
            Vary(best, row => trials.Place(row.First).Steps),
            Vary(best, row => trials.Place(row.First).Precision),
            best.Any(row => row.Accuracy is not null));
        (BestSetting Setting, Trial Example, string Edges)[] rows = [.. best.Take(Longest).Select(row => (row, trials.At(row.First), string.Join(", ", row.AtEdge(trials).Select(SettingsText.NameOf))))];
        var hasEdges = rows.Any(row => row.Edges.Length > 0);
        TextReport.Print([ReportTable.Of("", Headings(columns, hasEdges), rows.Select(row => Cells(row.Setting, row.Example, row.Edges, columns, hasEdges)))], context);
        if (best.Length > Longest) context.Out.WriteLine($"... and {CountText.Of(best.Length - Longest, "row")} more");
    }

    private static IEnumerable<string> Headings(Columns columns, bool hasEdges) =>
    [
        "problem",
        .. columns.Steps ? ["steps"] : Array.Empty<string>(),
        .. columns.Precision ? ["precision"] : Array.Empty<string>(),
        "optimizer",
        "settings",
        "best settings",
        .. hasEdges ? ["at an edge of the grid"] : Array.Empty<string>(),
        "seeds",
        "mean loss",
        .. columns.Accuracy ? ["test accuracy"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Cells(BestSetting row, Trial example, string edges, Columns columns, bool hasEdges) =>
    [
        ProblemText.Of(example.Description.Problem),
        .. columns.Steps ? [$"{example.Description.Steps}"] : Array.Empty<string>(),
        .. columns.Precision ? [SettingsText.Text(example.Description.Precision)] : Array.Empty<string>(),
        DisplayName.Of(row.Label),
        $"{row.Settings}",
        SettingsText.Of(example.Entry.Optimizer),
        .. hasEdges ? [edges] : Array.Empty<string>(),
        $"{row.Seeds}",
        double.IsFinite(row.Mean) ? NumberText.Rounded(row.Mean) : "all diverged",
        .. columns.Accuracy ? [row.Accuracy is { } accuracy ? Numbers.Percent(accuracy) : ""] : Array.Empty<string>(),
    ];

    private static bool Vary<T>(ImmutableArray<BestSetting> best, Func<BestSetting, T> value) => best.Select(value).Distinct().Skip(1).Any();

    /// <summary>The columns that are there only where they say something.</summary>
    private readonly record struct Columns(bool Steps, bool Precision, bool Accuracy);
}
