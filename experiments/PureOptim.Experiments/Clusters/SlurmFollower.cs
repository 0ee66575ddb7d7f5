using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Clusters;

/// <summary>Follows a sweep that Slurm runs: how far it is by the store, who is at work by the queue.</summary>
/// <param name="folder">The files of it.</param>
/// <param name="jobs">The jobs.</param>
/// <param name="store">The store.</param>
/// <param name="missing">The trials that have no result yet, by their place among the distinct ones.</param>
/// <param name="total">The number of distinct trials.</param>
internal sealed class SlurmFollower(SlurmFolder folder, SlurmJobs jobs, TrialStore store, (int Place, TrialId Id)[] missing, int total)
{
    /// <summary>As many parts without result are described.</summary>
    private const int Few = 5;

    private const int LastLines = 3;

    /// <summary>The pauses grow: a short sweep is over soon, and a long one does not burden the controller.</summary>
    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(0.5), _longest = TimeSpan.FromSeconds(10);

    private readonly int _before = total - missing.Length;
    private readonly Dictionary<int, SlurmTask> _last = [];
    private (int Place, TrialId Id)[] _missing = missing;

    /// <summary>Follows until every trial has a result or no task is left, and then says what the tasks said that left something undone.</summary>
    internal void Follow(ToolContext context)
    {
        ProgressView.Watch<SlurmProgress, bool>(context, folder.Sweep.Name, observe => Watch(observe, context));
        var failed = _missing.Select(trial => Shard.NumberOf(trial.Place, jobs.Parts)).CountBy(number => number).OrderBy(part => part.Key).ToArray();
        foreach (var (number, count) in failed.Take(Few)) Tell(number, count, context);
        if (failed.Length > Few) context.Error.WriteLine($"pureoptim: ... and {CountText.Of(failed.Length - Few, "part")} more; see {folder.Outputs}");
    }

    private bool Watch(Action<SlurmProgress> observe, ToolContext context)
    {
        observe(new(0, 0, total, 0, 0));
        var said = "";
        for (var pause = _shortest; ; pause = TimeSpan.FromTicks(long.Min(pause.Ticks * 11 / 10, _longest.Ticks)))
        {
            // What the queue says is older than what the store is then found to have.
            var (tasks, silence) = SlurmProgram.Tasks(jobs.Jobs);
            var live = tasks?.Where(task => task.IsLive).ToArray();
            store.LookForMore(now: live is []);
            _missing = [.. _missing.Where(trial => !store.Has(trial.Id))];
            if (tasks is null && said != silence) context.Error.WriteLine($"pureoptim: squeue does not answer: {said = silence}");
            foreach (var task in (tasks ?? []).OrderBy(task => jobs.Jobs.IndexOf(task.Job))) _last[task.Number] = task;
            observe(new(total - _missing.Length, _before, total, live?.Count(task => !task.Waits) ?? 0, live?.Count(task => task.Waits) ?? 0));
            if (_missing.Length == 0 || live is []) return true;
            context.Cancelled.WaitHandle.WaitOne(pause);
            context.Cancelled.ThrowIfCancellationRequested();
        }
    }

    private void Tell(int number, int count, ToolContext context)
    {
        // Slurm forgets tasks some minutes after their end; what they printed is still there.
        var task = _last.TryGetValue(number, out var known) ? known : jobs.Jobs.Reverse().Select(job => new SlurmTask(job, number, "")).FirstOrDefault(task => File.Exists(folder.OutputOf(task)));
        var lines = task.Job is null ? [] : folder.LastLines(task, LastLines);
        var state = string.IsNullOrEmpty(task.State) ? "" : task.IsLive ? $" (it was {task.State} when Slurm last knew it)" : $" ({task.State})";
        context.Error.WriteLine(
            $"pureoptim: part {number} of {jobs.Parts} left {CountText.Of(count, "trial")} undone{state}; {(lines.IsEmpty ? $"it printed nothing{(task.State == "FAILED" ? ": is the disk full?" : "")}" : $"{folder.OutputOf(task)} ends:")}");
        foreach (var line in lines) context.Error.WriteLine($"  {line}");
    }
}
