namespace PureOptim.Benchmarks;

/// <summary>Which rows are measured.</summary>
/// <param name="Part">A part of their names; without it, all.</param>
internal sealed record Selection(string? Part)
{
    /// <summary>Whether the row of this name is.</summary>
    internal bool Wants(string name) => Part is null || name.Contains(Part, StringComparison.OrdinalIgnoreCase);
}
