using System.Collections.Immutable;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Selftest;

/// <summary>All that the selftest computes.</summary>
internal static class SelfTests
{
    /// <summary>Every row. The short network stands for the long one where that would take minutes.</summary>
    internal static ImmutableArray<SelfTest> Rows { get; } =
    [
        new PathsRow(), new NetworkRow(3), new NetworkRow(200), new DrawsRow(), new FunctionsRow(InLanes: false), new FunctionsRow(InLanes: true),
        new ReductionsRow(), new ProductsRow(), new EigenRow(),
    ];

    /// <summary>The rows that <paramref name="machine"/> computes in less than a minute.</summary>
    internal static ImmutableArray<SelfTest> Quick(Platform platform) => [.. Rows.Where(row => platform.VectorBits > 0 || !row.NeedsVectors)];

    /// <summary>The rows of the given names, in the order of the battery; all if there are no names.</summary>
    internal static ImmutableArray<SelfTest> Choose(IReadOnlyList<string> names)
    {
        string[] known = [.. Rows.Select(row => row.Name)];
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
            throw new RunException($"\"{stranger}\" is no row of the selftest; {Nearest.Hint(stranger, known)}");
        return [.. Rows.Where(row => names.Count == 0 || names.Contains(row.Name))];
    }
}
