namespace PureOptim.Benchmarks;

/// <summary>What is measured, and how often.</summary>
/// <param name="Part">A part of the names of the rows; without it, all.</param>
/// <param name="Rounds">The rounds of each row, at least 1.</param>
internal sealed record Selection(string? Part, int Rounds)
{
    /// <summary>Whether the row of this name is measured.</summary>
    internal bool Wants(string name) => Part is null || name.Contains(Part, StringComparison.OrdinalIgnoreCase);
}
