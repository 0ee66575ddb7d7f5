using System.Text.Json.Nodes;

namespace PureOptim.Runs.Sweeps;

/// <summary>Numbers in a row, from one to another.</summary>
internal abstract record Progression
{
    /// <summary>How many there are.</summary>
    internal abstract long Length { get; }

    /// <summary>One of them, as JSON.</summary>
    /// <param name="index">From 0 up to <see cref="Length"/>.</param>
    internal abstract JsonNode At(long index);
}
