using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Replay;

/// <summary>
/// The pairs of optimizers of two runs that are compared: those of the same label; of the rest those whose labels differ in upper and lower
/// case only, and then those with the same settings, as far as there is no other that might be meant.
/// </summary>
internal static class OptimizerPairing
{
    /// <summary>The pairs, each the places of two optimizers in their runs.</summary>
    internal static ImmutableArray<(int Left, int Right)> Of(Description left, Description right)
    {
        Func<RunEntry, RunEntry, bool>[] rules =
        [
            (ours, theirs) => ours.Label == theirs.Label,
            (ours, theirs) => string.Equals(ours.Label, theirs.Label, StringComparison.OrdinalIgnoreCase),
            (ours, theirs) => ours.Optimizer.Equals(theirs.Optimizer),
        ];
        var pairs = ImmutableArray.CreateBuilder<(int Left, int Right)>();
        foreach (var isPair in rules)
        {
            var (ours, theirs) = (Rest(left, pairs.Select(pair => pair.Left)), Rest(right, pairs.Select(pair => pair.Right)));
            foreach (var (i, entry) in ours)
            {
                var candidates = theirs.Where(their => isPair(entry, their.Entry)).ToArray();
                if (candidates is [var (j, only)] && ours.Count(our => isPair(our.Entry, only)) == 1) pairs.Add((i, j));
            }
        }

        return pairs.ToImmutable();
    }

    private static ImmutableArray<(int Index, RunEntry Entry)> Rest(Description description, IEnumerable<int> taken) =>
        [.. description.Optimizers.Index().ExceptBy(taken, item => item.Index)];
}
