using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using PureOptim.Runs.Completion;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Store;
using PureOptim.Runs.Verification;

namespace PureOptim.Runs;

/// <summary>
/// A folder in which trainings are kept, each in a folder of its own that is named by its identity: description, losses, chain of digests, checkpoints and
/// manifest. The tool's <c>runs</c> and <c>verify</c> know these folders too.
/// </summary>
/// <param name="folder">The folder. It need not exist yet.</param>
public sealed class TrainingStore(string folder)
{
    private readonly RunStore _store = new(folder ?? throw new ArgumentNullException(nameof(folder)));

    /// <summary>Receives a line for each run that is resumed and each damage that is repaired; by default they are not reported.</summary>
    public Action<string> Report { get; init => field = value ?? throw new ArgumentNullException(nameof(Report)); } = static _ => { };

    /// <summary>
    /// The finished run of a training. If it is in the store, it is read; if it was begun, it is resumed from its newest checkpoint, with the bits of an
    /// undisturbed run; otherwise it is run. Checkpoints are written on the way, up to 20, so a killed program loses little.
    /// </summary>
    /// <param name="training">The training.</param>
    /// <param name="threads">The number of threads that share the work, at least 1. The result does not depend on it.</param>
    /// <param name="every">The number of steps from link to link of the chain; null for the usual 100, or that of a run that was begun.</param>
    /// <param name="observer">Receives the loss after each step; an exception from it ends the run, which can be resumed.</param>
    /// <param name="cancellation">Ends the run between two steps; it can be resumed.</param>
    /// <exception cref="RunException">A file cannot be written or read, or another process is at work on the run; the message names the file.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public TrainedRun<T> Complete<TBatch, T>(
        Training<TBatch, T> training, int threads = 1, long? every = null, Action<TrainingStep<double>>? observer = null, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(training);
        Require.AtLeastOne(threads);
        Require.AtLeastOne(every ?? 1, nameof(every));
        var monitor = new Monitor(Report, observer, cancellation);
        var plan = training.PlanWith(threads);
        var kept = new RunCache(_store, monitor, NoDrawing).Complete(plan, threads, every, (work, checkpointer) => monitor.Watch<Progress, RunResult>(training.Name, observe => work.Run(observe, checkpointer)));
        var run = plan.RunOf<T>(0);
        var last = kept.Run.Checkpoints(0).First(file => file.Step == training.Steps);
        var end = StoredRun.ReadCheckpoint(last, run, run.Begin(), kept.Manifest.Every);
        return new(training.Id, kept.Manifest.Digest, end.At, kept.Result.Traces[0].Losses, kept.Run.Folder, kept.WasThere);
    }

    /// <summary>Runs a stored training again and compares every link of its chain and every loss.</summary>
    /// <param name="training">The training, which must be finished in this store.</param>
    /// <param name="threads">The number of threads that share the work, at least 1.</param>
    /// <param name="cancellation">Ends the comparison between two steps.</param>
    /// <exception cref="RunException">The run is not in the store, not finished, or damaged; the message names the file.</exception>
    public RunComparisonReport Replay<TBatch, T>(Training<TBatch, T> training, int threads = 1, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(training);
        Require.AtLeastOne(threads);
        var stored = Open(training, threads);
        var monitor = new Monitor(Report, null, cancellation);
        var result = monitor.Watch<Progress, RunResult>(training.Name, observe => stored.Plan.Run(observe, new NoCheckpoints(stored.Every)));
        return Compare([], (stored, "stored"), (stored with { Result = result, Stored = null }, "replayed"), cancellation);
    }

    /// <summary>Shows in which settings two stored trainings differ, and from which step and number on their runs do.</summary>
    /// <param name="left">A training, which must be finished in this store.</param>
    /// <param name="right">Another, of the same element type.</param>
    /// <param name="threads">The number of threads that share the work, at least 1.</param>
    /// <param name="cancellation">Ends the comparison between two steps.</param>
    /// <exception cref="RunException">A run is not in the store, not finished, or damaged; the message names the file.</exception>
    public RunComparisonReport Diff<TLeft, TRight, T>(Training<TLeft, T> left, Training<TRight, T> right, int threads = 1, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Require.AtLeastOne(threads);
        var fields = FieldDifferences.Of(JsonNode.Parse(left.Description.Canonical), JsonNode.Parse(right.Description.Canonical))
            .Select(difference => $"{difference.Path}: A {difference.Left}, B {difference.Right}");
        return Compare([.. fields], (Open(left, threads), "A"), (Open(right, threads), "B"), cancellation);
    }

    private ReplayedRun Open<TBatch, T>(Training<TBatch, T> training, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (plan, run) = (training.PlanWith(threads), _store.Of(training.Description));
        if (!run.IsOne) throw new RunException($"{run.Folder}: {training.Name} is not in the store");
        var condition = new RunVerification(run, plan).Examine();
        if (condition.IsUnfinished) throw new RunException($"{run.Folder}: {training.Name} is not finished; Complete resumes it");
        return condition is { Manifest: { } manifest, Result: { } result }
            ? new(plan, result, manifest.Every, run, threads) { IsDamaged = !condition.Damages.IsEmpty }
            : throw new RunException($"{condition.Damages[0].Text}; Complete repairs it");
    }

    private static RunComparisonReport Compare(ImmutableArray<string> fields, (ReplayedRun, string) left, (ReplayedRun, string) right, CancellationToken cancellation)
    {
        var lines = fields.ToBuilder();
        var differing = new RunComparison(left, right, line => lines.Add(line.Trim()), cancellation).Compare();
        return new(differing.Count == 0, lines.ToImmutable());
    }

    private static (string Figure, string Page) NoDrawing(RunResult result, IEnumerable<string> files) =>
        throw new InvalidOperationException("No figure is drawn of a user's own training.");

    /// <summary>Passes on messages, and ends the work when it is cancelled.</summary>
    private sealed class Monitor(Action<string> report, Action<TrainingStep<double>>? observer, CancellationToken cancellation) : IRunMonitor
    {
        public void Tell(string line) => report(line);

        public TResult Watch<TReport, TResult>(string name, Func<Action<TReport>, TResult> work)
            where TReport : struct, IProgressReport => work(advance =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (advance is Progress progress) observer?.Invoke(new(progress.Step, progress.Loss));
            });
    }
}
