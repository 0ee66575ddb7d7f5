using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Reports;
using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary>Runs a study for <c>pureoptim run</c>: the trials that have no result yet, then files, tables and findings.</summary>
/// <param name="IsQuick">Whether to run the small grids.</param>
/// <param name="Store">The folder that keeps the trials, and the files of the study in <c>studies/ID</c>.</param>
/// <param name="Out">A folder for a copy of the files, or null.</param>
/// <param name="Jobs">The number of trials that run at a time.</param>
/// <param name="IsJson">Whether to print the summary instead of tables.</param>
internal sealed record StudyRun(bool IsQuick, string Store, string? Out, int Jobs, bool IsJson)
{
    internal int Run(Study study, ToolContext context)
    {
        var description = study.Describe(IsQuick);
        var folder = Path.Combine(RunStore.StudiesIn(Store), description.Id[..16]);
        var copy = Out is null ? null : OutputDirectory.Open(Out);
        using var work = FolderLock.TryShare(folder) ?? throw new RunException($"{folder}: a process is deleting the study");
        var kept = OutputDirectory.OfStore(folder, damage => context.Error.WriteLine($"pureoptim: {damage}; the study is written again"));
        var data = new DataSets();
        using var store = TrialStore.Open(Store);
        var runner = new SweepRunner(store, data, Jobs);
        ImmutableArray<(string Sweep, ImmutableArray<Trial> Trials)> parts =
            [.. description.Sweeps.Select(sweep => (sweep.Name, sweep.Expand().Select(data.Identify).ToImmutableArray()))];
        var outcome = ProgressView.Watch<TrialProgress, SweepOutcome<TrialResult>>(
            context, study.Name, observe => runner.Run(parts.SelectMany(part => part.Trials), result => result, observe, context.Cancelled));
        foreach (var damage in outcome.DamageLines) context.Error.WriteLine($"pureoptim: {damage}");
        var results = outcome.Complete(context.Cancelled);
        var trials = new StudyTrials([.. parts.Select(part => (part.Sweep, part.Trials.Select(trial => new MeasuredTrial(trial, results[trial.Key])).ToImmutableArray()))]);
        var report = study.Report(trials);
        var files = StudyArtifacts.Of(description, trials, report);
        kept.Publish(files);
        copy?.Publish(files);
        if (IsJson)
        {
            context.Out.Write(CanonicalText.Of(StudyArtifacts.Summary(description, trials, report)));
            return ExitCode.Done;
        }

        context.Out.WriteLine($"{study.Name} {description.Id[..16]}: {CountText.Of(outcome.Total, "trial")}, {outcome.Done} run now, {outcome.AlreadyThere} already in {TrialStore.FolderIn(Store)}");
        context.Out.WriteLine();
        TextReport.Print([.. report.Tables, ReportBlock.Bullets.Of(report.Findings)], context);
        TerminalOutput.Paragraph(context, $"Study {description.Id[..16]}: {Path.GetFullPath(Path.Combine(folder, "report.html"))} (open it in a browser)");
        if (Out is not null) context.Out.WriteLine($"Copied to {Path.GetFullPath(Out)}");
        return ExitCode.Done;
    }
}
