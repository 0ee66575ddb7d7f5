using System.Collections.Immutable;
using PureOptim.Article.Claims;
using PureOptim.Experiments.Reports;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Pages;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim run claims</c>: runs what the claims need and the store does not have, puts them to the test, and writes the report.</summary>
internal static class ClaimsRun
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = ClaimReport.Name;

    /// <summary>The folder of the report in a store.</summary>
    internal static string FolderIn(string store, Budget budget) => Path.Combine(RunStore.ClaimsIn(store), budget.Folder);

    /// <summary>Runs, writes and shows. A claim that is refuted is a result, not a failure.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="copy">A folder for a copy of the report, or null.</param>
    /// <param name="store">The folder of the store, which keeps the trials and the report.</param>
    /// <param name="jobs">The number of trials that run at a time.</param>
    /// <param name="asJson">Whether to print JSON instead of tables.</param>
    /// <param name="context">The outside world.</param>
    internal static int Run(Budget budget, string? copy, string store, int jobs, bool asJson, ToolContext context)
    {
        var folder = FolderIn(store, budget);
        ImmutableArray<OutputDirectory> outputs = [OutputDirectory.OfStore(folder, damage => context.Error.WriteLine($"pureoptim: {damage}")), .. copy is null ? ImmutableArray<OutputDirectory>.Empty : [OutputDirectory.Open(copy)]];
        var claims = ArticleClaims.Of(budget);
        var trials = claims.SelectMany(claim => claim.Cases).SelectMany(each => each.Measure.Trials);
        using var kept = TrialStore.Open(store);
        var outcome = ProgressView.Watch<TrialProgress, SweepOutcome<TrialResult>>(context, Name, observe =>
            new SweepRunner(kept, new(), jobs).Run(trials, result => result, observe, context.Cancelled));
        foreach (var damage in outcome.DamageLines) context.Error.WriteLine($"pureoptim: {damage}");

        var source = new ResultSource(outcome.Complete(context.Cancelled), budget.LawCases, context.Cancelled);
        var report = ClaimReport.Of(budget, claims, source);
        Section[] figures = [ContestFigure.Of(budget, source), CodeErrorsFigure.Of(source), ThreadsFigure.Of(budget, source)];
        var json = CanonicalText.Of(ClaimReportJson.Of(report));
        Artifact[] files =
        [
            .. figures.Select(figure => new Artifact($"{figure.Name}.svg", figure.Picture)),
            new("summary.md", ClaimReportMarkdown.Summary(report)),
            new("claims.md", ClaimReportMarkdown.Of(report)),
            new("report.html", ClaimReportPage.Of(report, figures, Sha256.Of(new Artifact("", json).Bytes))),
            new("claims.json", json),
        ];
        foreach (var output in outputs) output.Publish(files);
        if (asJson)
        {
            context.Out.Write(json);
            return ExitCode.Done;
        }

        ClaimReportTable.Print(report, context);
        context.Out.WriteLine($"{CountText.Of(outcome.Total, "trial")}, {outcome.AlreadyThere} of them from {store}. Written to {Path.GetFullPath(folder)} (open report.html in a browser)");
        if (copy is not null) context.Out.WriteLine($"Copied to {Path.GetFullPath(copy)}");
        return ExitCode.Done;
    }
}
