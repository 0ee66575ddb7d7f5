using System.Collections.Immutable;

namespace PureOptim.Experiments.Output;

/// <summary>
/// The folder of a run. Files appear in it whole or not at all: all are written under temporary names and flushed to the disk before the first
/// is renamed to its final name.
/// </summary>
internal sealed class OutputDirectory
{
    private readonly string _path;

    private OutputDirectory(string path) => _path = path;

    /// <summary>Makes the folder if need be and tries to write to it, so that a long run does not find out at its end.</summary>
    internal static OutputDirectory Open(string path)
    {
        var directory = new OutputDirectory(path);
        directory.Attempt(() =>
        {
            Directory.CreateDirectory(path);
            var probe = directory.Temporary("probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        });
        return directory;
    }

    /// <summary>Writes the files, replacing those of an earlier run.</summary>
    /// <returns>The files by name, each with the SHA-256 of what was written.</returns>
    internal ImmutableArray<(string Name, string Hash)> Publish(IReadOnlyList<Artifact> artifacts)
    {
        var (staged, written) = (new List<(string Temporary, string Final)>(), ImmutableArray.CreateBuilder<(string Name, string Hash)>());
        try
        {
            Attempt(() =>
            {
                foreach (var artifact in artifacts)
                {
                    staged.Add((Temporary(artifact.Name), Path.Combine(_path, artifact.Name)));
                    WholeFile.WriteThrough(staged[^1].Temporary, stream => written.Add((artifact.Name, artifact.WriteTo(stream))));
                }

                foreach (var (temporary, final) in staged) File.Move(temporary, final, overwrite: true);
            });
            return written.ToImmutable();
        }
        catch
        {
            foreach (var (temporary, _) in staged) WholeFile.TryDelete(temporary);
            throw;
        }
    }

    private string Temporary(string name) => WholeFile.TemporaryOf(Path.Combine(_path, name));

    private void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolException($"{_path}: cannot be written: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
