namespace PureOptim.Runs.Files;

/// <summary>A file of a run, as its manifest knows it.</summary>
/// <param name="Name">Its path in the run's folder, with forward slashes.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Size">How many bytes it has.</param>
internal readonly record struct StoredFile(string Name, string Hash, long Size)
{
    /// <summary>The file with this content.</summary>
    internal static StoredFile Of(string name, ReadOnlySpan<byte> content) => new(name, Sha256.Of(content), content.Length);
}
