namespace PureOptim.Runs.Wording;

/// <summary>A count in words: "1 run", "2 runs", "0 studies".</summary>
internal static class CountText
{
    /// <summary>A count with its noun.</summary>
    /// <param name="count">The number of examples.</param>
    /// <param name="noun">The noun for one.</param>
    /// <param name="plural">The noun for any other number; null where it only takes an s.</param>
    internal static string Of(long count, string noun, string? plural = null) =>
        Invariant($"{count} {(count == 1 ? noun : plural ?? $"{noun}s")}");
}
