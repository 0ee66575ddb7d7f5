using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>Makes the manifest of a run that has just ended.</summary>
internal static class RunManifest
{
    /// <summary>The manifest.</summary>
    /// <param name="result">The result of the run.</param>
    /// <param name="threads">The number of threads that it was given.</param>
    /// <param name="every">The number of steps from link to link.</param>
    /// <param name="started">The time of its beginning, in UTC.</param>
    /// <param name="ended">The time of its end.</param>
    /// <param name="files">Its files.</param>
    internal static Manifest Of(RunResult result, int threads, long every, DateTime started, DateTime ended, IReadOnlyCollection<StoredFile> files) => new(
        Manifest.CurrentSchema,
        result.Description.Id,
        result.Description.Name,
        "finished",
        LibraryBuild.Version,
        LibraryBuild.Commit,
        Data(result.Description.Problem),
        started,
        ended,
        every,
        DigestOf(result),
        Outcomes(result),
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Hash, StringComparer.Ordinal),
        Machine.This(threads),
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Size, StringComparer.Ordinal));

    /// <summary>The final results of the optimizers.</summary>
    internal static ImmutableArray<OptimizerOutcome> Outcomes(RunResult result) =>
    [
        .. result.Traces.Select(trace => new OptimizerOutcome(
            trace.Optimizer, trace.LastStep, trace.FinalLoss, (trace as CurveTrace)?.TestAccuracy, trace.Digest, trace.Links[^1].Digest)),
    ];

    /// <summary>The digest of a run: over its id and the last link of each optimizer.</summary>
    internal static string DigestOf(RunResult result)
    {
        using var digest = new Digest();
        digest.Add(result.Description.Id);
        foreach (var trace in result.Traces) digest.Add(trace.Links[^1].Digest);
        return digest.ToHexadecimal();
    }

    /// <summary>SHA-256 of each file of the images that a problem needs.</summary>
    internal static ImmutableSortedDictionary<string, string> Data(Problem problem) => problem is not Classify { Data: ImageFiles data }
        ? ImmutableSortedDictionary<string, string>.Empty
        : new Dictionary<string, string>
        {
            ["trainImages"] = data.TrainImages,
            ["trainLabels"] = data.TrainLabels,
            ["testImages"] = data.TestImages,
            ["testLabels"] = data.TestLabels,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
