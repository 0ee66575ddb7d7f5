using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Store;

/// <summary>The manifest of a finished run, written last: if it is there, the run is complete.</summary>
/// <param name="Schema">The version of this form.</param>
/// <param name="Id">SHA-256 of the description.</param>
/// <param name="Name">The name of the run.</param>
/// <param name="Status">"finished".</param>
/// <param name="Library">The version of the library that made it.</param>
/// <param name="Commit">The commit that the library was built from; empty where it is not known.</param>
/// <param name="Data">SHA-256 of each file of the data set, unpacked; none where no data are needed.</param>
/// <param name="Started">The time of its beginning, in UTC, if need be by a process that did not finish it.</param>
/// <param name="Ended">The time of its end.</param>
/// <param name="Every">The number of steps from link to link.</param>
/// <param name="Digest">The digest of the run: SHA-256 over its id and the last link of each optimizer.</param>
/// <param name="Results">The outcome of each optimizer.</param>
/// <param name="Files">SHA-256 of each file beside the manifest, by its path with forward slashes.</param>
/// <param name="Machine">The machine: as information only, nothing depends on it.</param>
/// <param name="Sizes">The number of bytes in each of the files; null where an early version of the tool wrote the manifest.</param>
internal sealed record Manifest(
    int Schema,
    string Id,
    string Name,
    string Status,
    string Library,
    string Commit,
    ImmutableSortedDictionary<string, string> Data,
    DateTime Started,
    DateTime Ended,
    long Every,
    string Digest,
    ImmutableArray<OptimizerOutcome> Results,
    ImmutableSortedDictionary<string, string> Files,
    Machine Machine,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableSortedDictionary<string, long>? Sizes = null)
{
    /// <summary>The version of this form that is written.</summary>
    internal const int CurrentSchema = 1;

    /// <summary>The name of the file.</summary>
    internal const string FileName = "manifest.json";

    /// <summary>The file's content.</summary>
    internal byte[] ToBytes() => ChecksummedJson.Write(this);

    /// <summary>Reads a manifest from its file, or null where there is none.</summary>
    internal static Manifest? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (StoreFile.ReadIfThere(file) is not { } bytes) return null;
        var manifest = ChecksummedJson.Read<Manifest>(file, bytes);
        if (manifest.Schema != CurrentSchema) throw new RunException(Invariant($"{file}: its schema is {manifest.Schema}; this version of the tool reads {CurrentSchema}"));
        return manifest.Every >= 1 ? manifest : throw new RunException(Invariant($"{file}: it states a link every {manifest.Every} steps; there is one every step at most"));
    }
}

/// <summary>The machine of a run, for information only: no id and no digest depends on it.</summary>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">The processor's architecture.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Processors">The number of processors.</param>
/// <param name="Threads">The number of threads that the run was given.</param>
internal sealed record Machine(string System, string Architecture, string Runtime, int Processors, int Threads)
{
    /// <summary>This machine.</summary>
    internal static Machine This(int threads) => new(
        RuntimeInformation.OSDescription, $"{RuntimeInformation.ProcessArchitecture}", RuntimeInformation.FrameworkDescription, Environment.ProcessorCount, threads);
}

/// <summary>The final result of one optimizer, in the manifest.</summary>
/// <param name="Label">The label of the optimizer in the run.</param>
/// <param name="Steps">The steps taken.</param>
/// <param name="FinalLoss">The last loss.</param>
/// <param name="TestAccuracy">The share of test images classified correctly; null if there are none.</param>
/// <param name="Parameters">The digest of the final parameters.</param>
/// <param name="Digest">The last link of the chain.</param>
internal sealed record OptimizerOutcome(string Label, long Steps, double FinalLoss, double? TestAccuracy, string Parameters, string Digest);
