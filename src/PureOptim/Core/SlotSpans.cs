namespace PureOptim.Core;

/// <summary>Up to four slots of the same coordinates, as numbers of one system; those that a rule does not keep are empty.</summary>
/// <typeparam name="R">The number system.</typeparam>
public readonly ref struct SlotSpans<R>
    where R : struct
{
    /// <summary>The most slots that a coordinate-wise rule can keep.</summary>
    public const int Maximum = 4;

    /// <summary>The first slot.</summary>
    public Span<R> First { get; init; }

    /// <summary>The second slot.</summary>
    public Span<R> Second { get; init; }

    /// <summary>The third slot.</summary>
    public Span<R> Third { get; init; }

    /// <summary>The fourth slot.</summary>
    public Span<R> Fourth { get; init; }

    /// <summary>The number of slots before the first empty one.</summary>
    internal int Count => First.IsEmpty ? 0 : Second.IsEmpty ? 1 : Third.IsEmpty ? 2 : Fourth.IsEmpty ? 3 : Maximum;

    /// <summary>Whether each of the first <paramref name="count"/> slots has so many coordinates.</summary>
    internal bool HaveLength(int coordinates, int count) =>
        (count < 1 || First.Length == coordinates)
        && (count < 2 || Second.Length == coordinates)
        && (count < 3 || Third.Length == coordinates)
        && (count < 4 || Fourth.Length == coordinates);
}
