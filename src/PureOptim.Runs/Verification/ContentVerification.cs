using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Networks.Formats;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Verification;

/// <summary>Examines what the files of a finished run say: every number that follows from another must be the one that follows.</summary>
/// <param name="stored">The run.</param>
/// <param name="manifest">Its manifest.</param>
/// <param name="result">The joint content of its trace, its chain and its manifest.</param>
/// <param name="damaged">The names of files that are damaged, which say nothing.</param>
/// <param name="plan">The plan of the run; null where it follows from the description.</param>
internal sealed class ContentVerification(StoredRun stored, Manifest manifest, RunResult result, ImmutableHashSet<string> damaged, Plan? plan)
{
    /// <summary>The faults.</summary>
    internal IEnumerable<RunProblem> Problems()
    {
        var description = result.Description;
        if (!result.Traces.Select(trace => trace.Optimizer).SequenceEqual(description.Optimizers.Select(entry => entry.Label)))
            return [OfManifest("its results are not those of the description's optimizers")];
        if (RunManifest.DigestOf(result) != manifest.Digest) return [new(ChainCsv.FileName, $"{stored[ChainCsv.FileName]}: its last links do not make the digest of the manifest")];
        return [.. OfManifest(), .. OfSummary(), .. description.Precision == FloatType.Float32 ? OfOptimizers<float>() : OfOptimizers<double>()];
    }

    private RunProblem OfManifest(string what) => new(Manifest.FileName, Invariant($"{stored[Manifest.FileName]}: {what}"));

    private IEnumerable<RunProblem> OfManifest()
    {
        if (manifest.Name != result.Description.Name) yield return OfManifest(Invariant($"its name is {manifest.Name}, that of the description {result.Description.Name}"));
        if (!manifest.Data.SequenceEqual(RunManifest.Data(result.Description.Problem))) yield return OfManifest("its data are not those of the description");
        foreach (var (stated, trace) in manifest.Results.Zip(result.Traces))
        {
            if (stated.Steps != trace.LastStep) yield return OfManifest(Invariant($"it says that {trace.Optimizer} took {CountText.Of(stated.Steps, "step")}; the trace has {trace.LastStep}"));
            if (!NumberBits.AreSame(stated.FinalLoss, trace.FinalLoss))
                yield return OfManifest(Invariant($"the final loss of {trace.Optimizer} is {NumberText.Shortest(stated.FinalLoss)}; that of the trace is {NumberText.Shortest(trace.FinalLoss)}"));
            if (stated.Digest != trace.Links[^1].Digest) yield return OfManifest(Invariant($"the digest of {trace.Optimizer} is not the last link of its chain"));
        }
    }

    private IEnumerable<RunProblem> OfSummary()
    {
        var name = Artifacts.Names[^1];
        return !damaged.Contains(name) && SummaryVerification.FirstDifference(StoreFile.Read(stored[name]), result) is { } difference
            ? [new(name, $"{stored[name]}: {difference}")]
            : [];
    }

    private IEnumerable<RunProblem> OfOptimizers<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var known = plan ?? PlanWithoutData(result.Description);
        return result.Traces.SelectMany((trace, i) => OfOptimizer(known.RunOf<T>(i), trace, manifest.Results[i]));
    }

    private IEnumerable<RunProblem> OfOptimizer<T>(OptimizerRun<T> run, Trace trace, OptimizerOutcome outcome)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = run.Description.Steps;
        if (trace.LastStep != steps || trace.FirstStep != run.FirstStep)
            yield return new(StoredRun.TraceFile, Invariant($"{stored[StoredRun.TraceFile]}: {trace.Optimizer} has not the {steps} steps of the description"));
        if (!trace.Links.Select(link => link.Step).SequenceEqual(LinkSteps(manifest.Every, steps)))
            yield return new(ChainCsv.FileName, Invariant($"{stored[ChainCsv.FileName]}: {trace.Optimizer} has not a link every {manifest.Every} of its {steps} steps"));

        var begin = run.Begin();
        var files = stored.Checkpoints(run.Index).Where(file => manifest.Files.ContainsKey(file.Name)).ToArray();
        if (!manifest.Files.Keys.Select(CheckpointFile.Of).Any(file => file?.Optimizer == run.Index && file.Step == steps))
            yield return OfManifest(Invariant($"it lists no checkpoint of {trace.Optimizer} at step {steps}"));
        foreach (var file in files.Where(file => !damaged.Contains(file.Name)))
        {
            RunPoint<T>? point = null;
            RunProblem? problem = null;
            try
            {
                point = StoredRun.ReadCheckpoint(file, run, begin, manifest.Every);
            }
            catch (RunException exception)
            {
                problem = new(file.Name, exception.Message);
            }

            if (point is null) yield return problem!.Value;
            else if (!CheckpointValidation.IsValid(run, trace.Links, point)) yield return new(ChainCsv.FileName, Invariant($"{file.Path}: its link, computed again, is not in the chain"));
            else if (!IsTraced(point, trace)) yield return new(StoredRun.TraceFile, Invariant($"{stored[StoredRun.TraceFile]}: it does not say what {Path.GetFileName(file.Path)} says"));
            if (point is not null && point.Step == steps && Digest.Of(point.At.Parameters) != outcome.Parameters)
                yield return OfManifest(Invariant($"the parameters of {trace.Optimizer} are not those of {Path.GetFileName(file.Path)}"));
        }
    }

    /// <summary>Whether the trace has the numbers that a point recorded.</summary>
    private static bool IsTraced<T>(RunPoint<T> point, Trace trace)
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

    /// <summary>The plan, for what it knows of tensors: a blank image stands for the examples, which need not be there.</summary>
    private static Plan PlanWithoutData(Description description)
    {
        if (description.Problem is not Classify problem) return Plan.For(description, null, 1);
        var blank = new ImageSet(new IdxImages(1, 1, problem.Layers[0], new byte[problem.Layers[0]]), new IdxLabels(new byte[1]));
        return Plan.For(description, problem, new(problem.Data, blank, blank), 1);
    }
}
