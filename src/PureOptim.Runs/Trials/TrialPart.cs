namespace PureOptim.Runs.Trials;

/// <summary>A part of a result that is kept in memory, and how it is read without the rest.</summary>
/// <typeparam name="T">The type of the part.</typeparam>
/// <param name="Of">The part of a result.</param>
/// <param name="OfLine">The part of the result in a line, not closed.</param>
internal sealed record TrialPart<T>(Func<TrialResult, T> Of, TrialPart<T>.LineReader OfLine)
{
    /// <summary>The part of a score where that is enough, or null.</summary>
    internal Func<TrialScore, T>? OfScore { get; init; }

    /// <summary>A part that needs all of a result.</summary>
    internal TrialPart(Func<TrialResult, T> of)
        : this(of, line => of(TrialLine.Read(line)))
    {
    }

    /// <summary>Reads the result in a line.</summary>
    internal delegate T LineReader(ReadOnlySpan<byte> line);
}

/// <summary>The parts that are kept.</summary>
internal static class TrialPart
{
    /// <summary>The part that a table of best settings needs.</summary>
    internal static TrialPart<TrialScore> Score { get; } = new(TrialScore.Of, TrialLine.ReadScore) { OfScore = score => score };
}
