using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Clusters;

/// <summary>
/// A sweep as an array job of Slurm, a task for each part, and a job after it that shows the result. What Slurm says of a task is not taken for the truth: the store has it, and any task may run twice or break off.
/// </summary>
/// <param name="Folder">The files of it.</param>
/// <param name="Trials">The trials.</param>
/// <param name="Parts">The number of parts; null to leave it as it was, or to the rule.</param>
/// <param name="Jobs">The number of trials that run at a time in a task, each on a processor of its own.</param>
/// <param name="Data">A folder with a data set, or null.</param>
/// <param name="Options">Options for <c>sbatch</c>.</param>
internal sealed record SlurmSweep(SlurmFolder Folder, ITrials Trials, int? Parts, int Jobs, string? Data, ImmutableArray<string> Options)
{
    /// <summary>What a task must have for this to work, in long, of which a beginning is enough for <c>sbatch</c>, and in short.</summary>
    private static readonly (string Long, string Short)[] _own =
        [("--array", "-a"), ("--output", "-o"), ("--error", "-e"), ("--dependency", "-d"), ("--wait", "-W"), ("--parsable", "--parsable"), ("--open-mode", "--open-mode"), ("--wrap", "--wrap")];

    /// <summary>Submits the parts that have trials without a result and are not in the queue, and follows all until every trial has one or no task is left.</summary>
    /// <returns>The exit code if the user interrupts; null if it is over.</returns>
    internal int? Run(ToolContext context)
    {
        if (Options.FirstOrDefault(IsOwn) is { } own) throw new RunException($"{own} is given for sbatch; {string.Join(", ", _own.Select(option => option.Long))} are said by the sweep itself");
        SharedFolder.Check(TrialStore.ResultsIn(Folder.Store));
        using var store = TrialStore.Open(Folder.Store);
        var distinct = Trials.Distinct();
        var found = new SweepRunner(store, new(), Environment.ProcessorCount).Look(Trials, Shard.Whole, TrialPart.Score, context.Cancelled);
        foreach (var damage in found.DamageLines) context.Error.WriteLine($"pureoptim: {damage}");
        (int Place, TrialId Id)[] missing = [.. Enumerable.Range(0, distinct.Length).Where(place => !found.Results.Has(place)).Select(place => (place, Trials.IdOf(distinct[place])))];
        if (missing.Length == 0) return null;
        var jobs = Submit([.. missing.Select(trial => trial.Place)], distinct.Length, context);
        try
        {
            new SlurmFollower(Folder, jobs, store, missing, distinct.Length).Follow(context);
            return null;
        }
        catch (OperationCanceledException) when (context.Cancelled.IsCancellationRequested)
        {
            context.Error.WriteLine($"pureoptim: the jobs go on; the same command follows them again, and \"scancel {string.Join(' ', jobs.All)}\" ends them");
            return ExitCode.Interrupted;
        }
    }

    private static bool IsOwn(string word)
    {
        var name = word.Split('=')[0];
        return _own.Any(own => (name.Length > 3 && own.Long.StartsWith(name, StringComparison.Ordinal)) || (own.Short.Length == 2 && word.StartsWith(own.Short, StringComparison.Ordinal)));
    }

    /// <summary>Submits what is neither there nor on its way. One process does so at a time.</summary>
    private SlurmJobs Submit(int[] missing, int distinct, ToolContext context)
    {
        using var right = FolderLock.Take(Folder.Path) ?? throw new RunException($"{Folder.Path}: another process submits this sweep just now");
        var before = Folder.ReadJobs();
        var (tasks, silence) = SlurmProgram.Tasks(before?.Jobs ?? []);
        SlurmTask[] live = [.. (tasks ?? throw new RunException($"squeue does not answer: {silence}")).Where(task => task.IsLive)];
        if (live.Length > 0 && Parts is { } wanted && wanted != before!.Parts)
            throw new RunException($"--shards is {wanted}; this sweep is in the queue in {CountText.Of(before.Parts, "part")}: leave it away, or \"scancel {string.Join(' ', before.All)}\" first");
        var parts = Parts ?? before?.Parts ?? PartsRule.For(distinct);
        var onTheirWay = live.Select(task => task.Number).ToHashSet();
        int[] numbers = [.. missing.Select(place => Shard.NumberOf(place, parts)).Distinct().Where(number => !onTheirWay.Contains(number)).Order()];
        ImmutableArray<string> known = [.. (before?.Jobs ?? []).Where(job => live.Any(task => task.Job == job))];
        if (numbers.Length == 0)
        {
            context.Error.WriteLine($"pureoptim: {CountText.Of(onTheirWay.Count, "part")} of {parts} in the queue already, as {Jobwords(known)}");
            return before! with { Jobs = known };
        }

        Folder.WriteScripts(parts, ["--jobs", $"{Jobs}", .. Data is null ? Array.Empty<string>() : ["--data", Path.GetFullPath(Data)]]);
        var array = SlurmProgram.Submit(
            [.. Common("%A_%a"), $"--array={SlurmArray.Text(numbers)}", "--requeue", $"--cpus-per-task={Jobs}", .. Options, Folder.PartScript]);
        var jobs = new SlurmJobs(parts, [.. known, array], null);
        Folder.Write(jobs);
        jobs = jobs with { Last = SlurmProgram.Submit([.. Common("last_%j"), $"--dependency=afterany:{string.Join(':', jobs.Jobs)}", .. Options, Folder.LastScript]) };
        Folder.Write(jobs);
        context.Error.WriteLine(
            $"pureoptim: {CountText.Of(missing.Length, "trial")} missing: {CountText.Of(numbers.Length, "part")} of {parts} submitted as job {array}; job {jobs.Last} shows the result in {Folder.Outputs}");
        return jobs;
    }

    private static string Jobwords(ImmutableArray<string> jobs) => $"{(jobs.Length == 1 ? "job" : "jobs")} {string.Join(", ", jobs)}";

    private string[] Common(string output) =>
        ["--parsable", $"--job-name=pureoptim-{Folder.Sweep.Name}", "--ntasks=1", "--open-mode=append", $"--output={Path.Combine(Folder.Outputs, output)}.txt"];
}
