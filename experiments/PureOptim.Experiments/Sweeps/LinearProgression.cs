using System.Text.Json.Nodes;
using PureOptim.Experiments.Descriptions;

namespace PureOptim.Experiments.Sweeps;

/// <summary>Numbers at equal distances; the ends are exact.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Count">How many, the ends among them.</param>
internal sealed record LinearProgression(double From, double To, long Count) : Progression
{
    /// <summary>How many, the ends among them.</summary>
    public long Count { get; } = Require.Between(2, 1_000_000, Count);

    internal override long Length => Count;

    internal override JsonNode At(long index) =>
        ValueWriter.Number(index == Count - 1 ? To : From + (To - From) * index / (Count - 1));
}
