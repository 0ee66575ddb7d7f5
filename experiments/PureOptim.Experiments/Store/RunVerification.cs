using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Experiments.Data;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;
using PureOptim.Experiments.Runs;
using PureOptim.Networks.Formats;
using PureOptim.Parameters;

namespace PureOptim.Experiments.Store;

/// <summary>Checks one run of a store without running it: every hash, every link, that nothing is missing and nothing was added.</summary>
/// <param name="run">The run.</param>
internal sealed class RunVerification(StoredRun run)
{
    private static readonly string[] _required = [.. Artifacts.Names, ChainCsv.FileName];

    /// <summary>What is wrong, a line each; nothing for a run that is whole.</summary>
    /// <param name="isFinished">Whether the run has a manifest.</param>
    internal ImmutableArray<string> Problems(out bool isFinished)
    {
        isFinished = true;
        try
        {
            if (run.ReadManifest() is { } manifest) return [.. Files(manifest, out var areIntact), .. areIntact ? Content(manifest) : []];
            isFinished = false;
            return [.. run.AllCheckpoints().Select(Damage).OfType<string>()];
        }
        catch (ToolException problem)
        {
            return [problem.Message];
        }
    }

    /// <summary>What is wrong with the files: each has the hash of the manifest, none is missing, none was added.</summary>
    private List<string> Files(Manifest manifest, out bool areIntact)
    {
        var problems = new List<string>();
        foreach (var name in _required.Where(name => !manifest.Files.ContainsKey(name))) problems.Add($"{run[Manifest.FileName]}: it does not list {name}");
        foreach (var (name, stated) in manifest.Files)
        {
            // Nothing but the files of a run is read, whatever a manifest lists.
            if (!_required.Contains(name) && CheckpointFile.Of(name) is null) problems.Add($"{run[Manifest.FileName]}: it lists \"{name}\", which is no file of a run");
            else if (Mismatch(run[name], stated) is { } problem) problems.Add(problem);
        }

        areIntact = problems.Count == 0;
        foreach (var file in Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(run.Folder, file).Replace('\\', '/');
            if (name is not (Manifest.FileName or RunLock.FileName) && !manifest.Files.ContainsKey(name)) problems.Add($"{file}: the manifest does not list it");
        }

        return problems;
    }

    private static string? Mismatch(string file, string stated)
    {
        if (!File.Exists(file)) return $"{file}: it is missing";
        var found = StoreFile.Attempt(file, "cannot be read", () =>
        {
            using var content = File.OpenRead(file);
            return Sha256.Of(content);
        });
        return found == stated ? null : $"{file}: it has the SHA-256 {found}; the manifest says {stated}: it is damaged";
    }

    private static string? Damage(CheckpointFile file)
    {
        try
        {
            file.Read();
            return null;
        }
        catch (ToolException damage)
        {
            return damage.Message;
        }
    }

    /// <summary>What is wrong with what intact files say.</summary>
    private string[] Content(Manifest manifest)
    {
        RunResult result;
        try
        {
            result = run.ReadResult(manifest);
            if (result.Description.Id != manifest.Id) return [$"{run[Manifest.FileName]}: it is the manifest of run {manifest.Id}"];
        }
        catch (Exception exception) when (exception is FormatException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return [$"{run.Folder}: trace and chain are not those of one run: {exception.Message.ReplaceLineEndings(" ")}"];
        }

        return result.Description.Precision == Precision.Float32 ? Content<float>(manifest, result) : Content<double>(manifest, result);
    }

    private string[] Content<T>(Manifest manifest, RunResult result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var description = result.Description;
        if (!result.Traces.Select(trace => trace.Optimizer).SequenceEqual(description.Optimizers.Select(entrant => entrant.Label)))
            return [$"{run[Manifest.FileName]}: its results are not those of the description's optimizers"];
        if (RunManifest.DigestOf(result) != manifest.Digest) return [$"{run[ChainCsv.FileName]}: its last links do not make the digest of the manifest"];

        var plan = PlanWithoutData(description);
        return [.. result.Traces.SelectMany((trace, i) => OfOptimizer(plan.CourseOf<T>(i), manifest, trace, manifest.Results[i]))];
    }

    private IEnumerable<string> OfOptimizer<T>(Course<T> course, Manifest manifest, Trace trace, OptimizerOutcome outcome)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = course.Description.Steps;
        if (trace.LastStep != steps || trace.FirstStep != course.FirstStep || outcome.Steps != steps)
            yield return $"{run[StoredRun.TraceFile]}: {trace.Optimizer} has not the {steps} steps of the description";
        if (!trace.Links.Select(link => link.Step).SequenceEqual(LinkSteps(manifest.Every, steps)))
            yield return $"{run[ChainCsv.FileName]}: {trace.Optimizer} has not a link every {manifest.Every} of its {steps} steps";
        else if (trace.Links[^1].Digest != outcome.Digest)
            yield return $"{run[ChainCsv.FileName]}: the last link of {trace.Optimizer} is not that of the manifest";

        var begin = course.Begin();
        foreach (var file in run.Checkpoints(course.Index))
        {
            var point = StoredRun.ReadCheckpoint(file, course, begin, manifest.Every);
            if (!Vouching.IsVouchedFor(course, trace.Links, point)) yield return $"{file.Path}: its link, computed anew, is not in the chain";
            else if (!IsTraced(point, trace)) yield return $"{run[StoredRun.TraceFile]}: it does not say what {Path.GetFileName(file.Path)} says";
            if (point.Step == steps && Digest.Of(point.At.Parameters) != outcome.Parameters) yield return $"{file.Path}: its parameters are not those of the manifest";
        }
    }

    /// <summary>Whether the trace has the numbers that a point recorded.</summary>
    private static bool IsTraced<T>(CoursePoint<T> point, Trace trace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = (trace as PathTrace)?.Points.Zip(trace.Losses, (at, loss) => at.Add(loss)).SelectMany(row => row) ?? trace.Losses;
        return point.Record.Zip(rows).All(pair => NumberBits.AreSame(pair.First, pair.Second));
    }

    private static IEnumerable<long> LinkSteps(long every, long steps)
    {
        yield return 0;
        for (var step = 0L; step < steps;) yield return step = Chain.StepAfter(step, every, steps);
    }

    /// <summary>The plan, for what it knows of tensors: a blank image stands for the data set, which need not be there.</summary>
    private static Plan PlanWithoutData(Description description)
    {
        if (description.Problem is not Classify problem) return Plan.For(description, null, 1);
        var blank = new ImageSet(new IdxImages(1, 1, problem.Layers[0], new byte[problem.Layers[0]]), new IdxLabels(new byte[1]));
        return Plan.For(description, problem, new(problem.Data, blank, blank), 1);
    }
}
