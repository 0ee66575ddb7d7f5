namespace PureOptim.Numerics;

/// <summary>A number of things in words: <c>1 step</c>, <c>2 steps</c>.</summary>
internal static class Counted
{
    /// <summary>The number and its noun, which has an s unless the number is 1.</summary>
    internal static string Of(long count, string noun) => Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
