using System.Collections.Immutable;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Verification;

/// <summary>Examines one run of a store without running it: every hash, every link, every number that follows from another.</summary>
/// <param name="run">The run.</param>
/// <param name="plan">The plan, where it is known; null for a user's own training, whose checkpoints are then compared with their hashes only.</param>
internal sealed class RunVerification(StoredRun run, Plan? plan = null)
{
    /// <summary>The files that its numbers are read from.</summary>
    private static readonly string[] _numbers = [StoredRun.DescriptionFile, StoredRun.TraceFile, ChainCsv.FileName];

    private readonly bool _isOwnTraining = run.IsOwnTraining;

    /// <summary>The files that every finished run has, besides its manifest and its checkpoints.</summary>
    private string[] Required => field ??= [.. Artifacts.NamesOf(_isOwnTraining), ChainCsv.FileName];

    /// <summary>The faults of the run, and its result.</summary>
    internal RunCondition Examine()
    {
        if (run.Obstacle is { } obstacle) return Broken(new(Manifest.FileName, obstacle));
        try
        {
            return run.ReadManifest() switch
            {
                null => Unfinished(),
                { Id: var id } when !id.StartsWith(run.Key, StringComparison.Ordinal) => Broken(new(Manifest.FileName, $"{run[Manifest.FileName]}: it is that of run {id}, not of the run whose folder it is in")),
                { } manifest => Finished(manifest),
            };
        }
        catch (RunException problem)
        {
            return Broken(new(Manifest.FileName, problem.Message));
        }
    }

    /// <summary>Whether it is a user's own training, which only its program can read as values.</summary>
    private bool IsForeign => plan is null && _isOwnTraining;

    private static RunCondition Broken(RunProblem problem) => new(null, null, [problem], []);

    private RunCondition Unfinished()
    {
        var problems = run.AllCheckpoints().Select(file => (file.Name, Complaint: Complaint(() => file.Read())));
        if (Path.Exists(run[StoredRun.DescriptionFile])) problems = problems.Prepend((StoredRun.DescriptionFile, IsForeign ? null : Complaint(() => run.ReadDescription())));
        var note = Required.All(name => File.Exists(run[name]))
            ? $"{run.Folder}: it has every file of a finished run but {Manifest.FileName}, and nothing to compare them with; \"pureoptim run {run[StoredRun.DescriptionFile]}\" completes it"
            : null;
        return new(null, null, [.. problems.Where(problem => problem.Complaint is not null).Select(problem => new RunProblem(problem.Name, problem.Complaint!))], [], note);
    }

    private RunCondition Finished(Manifest manifest)
    {
        var damages = Files(manifest);
        RunResult? result = null;
        if (!IsForeign && !damages.Any(damage => _numbers.Contains(damage.File)))
        {
            try
            {
                result = run.ReadResult(manifest);
                damages.AddRange(new ContentVerification(run, manifest, result, [.. damages.Select(damage => damage.File)], plan).Problems());
            }
            catch (RunException problem)
            {
                damages.Add(new(Manifest.FileName, problem.Message));
            }
        }

        return new(manifest, result, [.. damages], [.. Added(manifest)]);
    }

    /// <summary>The faults of the files: wrong hashes and missing files.</summary>
    private List<RunProblem> Files(Manifest manifest)
    {
        var problems = new List<RunProblem>();
        foreach (var name in Required.Where(name => !manifest.Files.ContainsKey(name))) problems.Add(new(Manifest.FileName, $"{run[Manifest.FileName]}: it does not list {name}"));
        foreach (var (name, stated) in manifest.Files)
        {
            // Nothing but the files of a run is read, whatever a manifest lists.
            if (!Required.Contains(name) && CheckpointFile.Of(name)?.Name != name)
                problems.Add(new(Manifest.FileName, $"{run[Manifest.FileName]}: it lists \"{name}\", which is no file of a run"));
            else if (StoreFile.Mismatch(run[name], stated) is { } problem)
                problems.Add(new(name, problem));
            else if (manifest.Sizes is { } sizes && sizes.GetValueOrDefault(name, -1) != StoreFile.LengthOf(run[name]))
                problems.Add(new(Manifest.FileName, $"{run[Manifest.FileName]}: it states another size of {name} than it has"));
        }

        return problems;
    }

    private IEnumerable<RunProblem> Added(Manifest manifest) =>
        StoreFile.Attempt(run.Folder, "cannot be read", () => Directory.GetFiles(run.Folder, "*", SearchOption.AllDirectories))
            .Select(file => (Path: file, Name: Path.GetRelativePath(run.Folder, file).Replace('\\', '/')))
            .Where(file => file.Name is not (Manifest.FileName or FolderLock.FileName) && !manifest.Files.ContainsKey(file.Name))
            .Select(file => new RunProblem(file.Name, $"{file.Path}: the manifest does not list it"));

    private static string? Complaint(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (RunException damage)
        {
            return damage.Message;
        }
    }
}
