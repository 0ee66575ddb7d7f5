using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>Whole numbers at equal distances.</summary>
/// <param name="From">The first.</param>
/// <param name="To">None is above this one.</param>
/// <param name="By">From one to the next.</param>
internal sealed record IntegerProgression(long From, long To, long By = 1) : Progression
{
    /// <summary>The first.</summary>
    public long From { get; } = Require.Between(0, 1L << 53, From);

    /// <summary>None is above this one.</summary>
    public long To { get; } = To >= From
        ? Require.Between(0, 1L << 53, To)
        : throw new ArgumentOutOfRangeException(nameof(To), To, $"To must be at least From, which is {From}, or the grid is empty.");

    /// <summary>From one to the next.</summary>
    public long By { get; } = Require.Between(1, 1L << 53, By);

    internal override long Length => (To - From) / By + 1;

    internal override JsonNode At(long index) => JsonValue.Create(From + index * By);
}
