using System.Collections.Immutable;

namespace PureOptim.Runs.Files;

/// <summary>
/// Files that are on the disk under temporary names, every byte of them, and have yet to get their own: a disk that is full is noticed before the
/// first file is replaced.
/// </summary>
internal sealed class StagedFiles : IDisposable
{
    private readonly string _folder;
    private readonly List<string> _begun = [];

    private StagedFiles(string folder) => _folder = folder;

    /// <summary>The files, as they were written.</summary>
    internal ImmutableArray<StoredFile> Files { get; private set; } = [];

    /// <summary>Writes files into a folder, which is there.</summary>
    internal static StagedFiles In(string folder, IEnumerable<Artifact> files)
    {
        var staged = new StagedFiles(folder);
        try
        {
            staged.Files = [.. files.Select(staged.Write)];
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Gives the files their names, replacing those that have them.</summary>
    /// <returns>The files.</returns>
    internal ImmutableArray<StoredFile> Appear()
    {
        foreach (var file in Files) File.Move(Temporary(file.Name), Path.Combine(_folder, file.Name), overwrite: true);
        _begun.Clear();
        return Files;
    }

    /// <summary>Takes back what has not appeared.</summary>
    public void Dispose()
    {
        foreach (var name in _begun) WholeFile.TryDelete(Temporary(name));
    }

    private StoredFile Write(Artifact file)
    {
        var hash = "";
        _begun.Add(file.Name);
        WholeFile.WriteThrough(Temporary(file.Name), stream => hash = file.WriteTo(stream));
        return new(file.Name, hash, new FileInfo(Temporary(file.Name)).Length);
    }

    private string Temporary(string name) => WholeFile.TemporaryOf(Path.Combine(_folder, name));
}

/// <summary>A file of a run, as its manifest knows it.</summary>
/// <param name="Name">Its path in the run's folder, with forward slashes.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Size">The number of its bytes.</param>
internal readonly record struct StoredFile(string Name, string Hash, long Size)
{
    /// <summary>The file with this content.</summary>
    internal static StoredFile Of(string name, ReadOnlySpan<byte> content) => new(name, Sha256.Of(content), content.Length);
}
