using System.Collections.Immutable;

namespace PureOptim.Runs;

/// <summary>The result of comparing two runs.</summary>
/// <param name="AreSame">Whether all bits are the same.</param>
/// <param name="Lines">The comparison in words: the number of steps that agree, or the step and the number from which they differ.</param>
public sealed record RunComparisonReport(bool AreSame, ImmutableArray<string> Lines)
{
    /// <summary>The lines.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
