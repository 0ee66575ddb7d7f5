namespace PureOptim.Runs.Store;

/// <summary>
/// The names of runs in a store: the first 16 hexadecimal digits of their id. Nothing that is not such digits becomes a part of a path, so
/// no name leads out of the store.
/// </summary>
internal static class RunKey
{
    /// <summary>The number of digits in the name of a run's folder.</summary>
    internal const int Length = 16;

    private const int IdLength = 64;

    /// <summary>The name of the folder of a run.</summary>
    internal static string Of(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower)
        ? id[..Length]
        : throw new ArgumentException($"A run's id is 64 hexadecimal digits in lower case, not \"{id}\".", nameof(id));

    /// <summary>Whether a folder's name is that of a run.</summary>
    internal static bool Is(string name) => name.Length == Length && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Refuses what cannot be the beginning of an id; the part of it that a folder's name has.</summary>
    internal static string Prefix(string text) => text.Length is > 0 and <= IdLength && text.All(char.IsAsciiHexDigitLower)
        ? text[..int.Min(text.Length, Length)]
        : throw new RunException($"\"{text}\" is not the beginning of an id, which is made of hexadecimal digits in lower case; \"pureoptim runs\" lists those of runs, and the pages of studies those of trials");
}
