using System.Collections.Immutable;
using System.Text;
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

/// <summary>
/// <c>pureoptim run choose</c>: measures what steps cost, chooses rates, runs the trials that count, and writes the study. What the store has is not run again; processes
/// that share a store share the work.
/// </summary>
/// <param name="Plan">What to run.</param>
/// <param name="Store">The folder that keeps the trials and the study.</param>
/// <param name="Out">A folder for a copy of the files, or null.</param>
/// <param name="Jobs">The number of trials that run at a time.</param>
/// <param name="IsJson">Whether to print the summary instead of tables.</param>
internal sealed record ChoiceRun(ChoicePlan Plan, string Store, string? Out, int Jobs, bool IsJson)
{
    private readonly DataSets _data = new();

    internal int Run(ToolContext context)
    {
        var folder = Path.Combine(RunStore.StudiesIn(Store), Plan.Id[..16]);
        var copy = Out is null ? null : OutputDirectory.Open(Out);
        using var work = FolderLock.TryShare(folder) ?? throw new RunException($"{folder}: a process is deleting the study");
        var kept = OutputDirectory.OfStore(folder, damage => context.Error.WriteLine($"pureoptim: {damage}; the study is written again"));
        using var trials = TrialStore.Open(Store);
        var costs = Costs(context);
        var (done, total) = (0, 0);
        var rows = Rates(Plan.Rows(costs));
        var finals = rows.Select(row => row.IsLeftOut ? [] : row.Final(Plan.SeedsAt(row.Cost))).ToArray();
        var results = Results("choose: the seeds that count", finals.SelectMany(final => final));
        var choice = new Choice(Plan, [.. rows.Zip(finals, (row, final) => row with { Trials = [.. final.Select(trial => new MeasuredTrial(trial, results[trial.Key]))] })]);
        var report = choice.Report();
        var files = ChoiceArtifacts.Of(choice, report, costs);
        kept.Publish(files);
        copy?.Publish(files);
        if (IsJson)
        {
            context.Out.Write(CanonicalText.Of(ChoiceArtifacts.Summary(choice, report)));
            return ExitCode.Done;
        }

        context.Out.WriteLine($"{ChoicePlan.Name} {Plan.Id[..16]}: {CountText.Of(total, "trial")}, {done} run now, {total - done} already in {TrialStore.FolderIn(Store)}");
        context.Out.WriteLine();
        TextReport.Print([.. report.Tables, ReportBlock.Bullets.Of(report.Findings)], context);
        TerminalOutput.Paragraph(context, $"Study {Plan.Id[..16]}: {Path.GetFullPath(Path.Combine(folder, "report.html"))} (open it in a browser)");
        if (Out is not null) context.Out.WriteLine($"Copied to {Path.GetFullPath(Out)}");
        return ExitCode.Done;

        // Round by round: the first grids of all, and then what has to grow.
        ImmutableArray<ChoiceRow> Rates(ImmutableArray<ChoiceRow> all)
        {
            while (true)
            {
                var next = all.Select(row => row.IsLeftOut ? [] : ChoicePlan.Next(row, row.Tried)).ToArray();
                if (next.All(each => each.IsEmpty)) return all;
                var found = Results("choose: rates", next.SelectMany(each => each).Select(each => each.Trial));
                all = [.. all.Zip(next, (row, each) => row with
                {
                    Tried = row.Tried.AddRange(each.Select(tried => KeyValuePair.Create(tried.Exponent, row.Problem.Measured(new(tried.Trial, found[tried.Trial.Key]), row.Problem.ShortSteps)))),
                })];
            }
        }

        IReadOnlyDictionary<TrialId, TrialResult> Results(string name, IEnumerable<Trial> wanted)
        {
            var outcome = ProgressView.Watch<TrialProgress, SweepOutcome<TrialResult>>(
                context, name, observe => new SweepRunner(trials, _data, Jobs).Run(wanted, result => result, observe, context.Cancelled));
            foreach (var damage in outcome.DamageLines) context.Error.WriteLine($"pureoptim: {damage}");
            (done, total) = (done + outcome.Done, total + outcome.Total);
            return outcome.Complete(context.Cancelled);
        }
    }

    /// <summary>The costs of the store; measured where it has none, so that all processes and all later runs give each optimizer the same trials.</summary>
    private ChoiceCosts Costs(ToolContext context)
    {
        var file = Path.Combine(Store, ChoicePlan.Name, $"{Plan.Id[..16]}.json");
        if (Known() is { } there) return there;

        // One process measures while the others wait: at the same time they would disturb one another, and each would give optimizers other trials.
        using var right = Right(Path.GetDirectoryName(file)!);
        if (Known() is { } other) return other;
        var measured = ChoiceCosts.Measure(Plan.Problems, _data, problem =>
        {
            if (!context.IsQuiet) context.Error.WriteLine($"{ChoicePlan.Name}: the cost of a step on the problem {problem}");
        }, context.Cancelled);
        StoreFile.Attempt(file, "cannot be written", () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, new Artifact("", measured.Text).Bytes);
            return true;
        });
        return measured;

        FolderLock Right(string folder)
        {
            var pause = TimeSpan.FromMilliseconds(200);
            while (true)
            {
                if (FolderLock.TryTake(folder) is { } taken) return taken;
                context.Cancelled.WaitHandle.WaitOne(pause);
                context.Cancelled.ThrowIfCancellationRequested();
            }
        }

        ChoiceCosts? Known() => StoreFile.ReadIfThere(file) is { } bytes ? ChoiceCosts.Read(Encoding.UTF8.GetString(bytes), Plan.Problems) : null;
    }
}
