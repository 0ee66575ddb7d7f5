using System.Collections.Immutable;

namespace PureOptim.Article.Claims;

/// <summary>A path from its start on.</summary>
/// <param name="Points">The start, and the point after each step.</param>
/// <param name="Losses">The value at each point.</param>
/// <param name="Digest">SHA-256 of the last point.</param>
internal sealed record WalkedPath(ImmutableArray<ImmutableArray<double>> Points, ImmutableArray<double> Losses, string Digest)
{
    /// <summary>The last point.</summary>
    internal ImmutableArray<double> End => Points[^1];

    /// <summary>The step of that number, from 1: the point after it less the point before.</summary>
    internal ImmutableArray<double> Step(int number) => [.. Points[number].Zip(Points[number - 1], (after, before) => after - before)];
}
