namespace PureOptim.Networks.Formats;

/// <summary>A file that is not what it claims to be: which file, where in it, what was expected there, and what is there.</summary>
/// <param name="file">The file's name, as the caller gave it.</param>
/// <param name="offset">The offset in bytes from the start; of a packed file, in its unpacked content.</param>
/// <param name="expected">The content of a well-formed file at that place.</param>
/// <param name="found">The content of this file at that place.</param>
public sealed class MalformedFileException(string file, long offset, string expected, string found)
    : Exception(Invariant($"{file}, offset {offset}: expected {expected}, found {found}."))
{
    /// <summary>The file's name, as the caller gave it.</summary>
    public string File { get; } = file;

    /// <summary>The offset in bytes from the start; of a packed file, in its unpacked content.</summary>
    public long Offset { get; } = offset;

    /// <summary>The content of a well-formed file at that position.</summary>
    public string Expected { get; } = expected;

    /// <summary>The content of this file at that position.</summary>
    public string Found { get; } = found;
}
