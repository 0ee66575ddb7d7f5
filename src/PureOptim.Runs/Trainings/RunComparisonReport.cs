using System.Collections.Immutable;

namespace PureOptim.Runs;

/// <summary>The result of comparing two runs.</summary>
/// <param name="AreSame">Whether all bits are the same.</param>
/// <param name="Lines">What there is to say: how many steps agree, or from which step and number on they differ.</param>
public sealed record RunComparisonReport(bool AreSame, ImmutableArray<string> Lines)
{
    /// <summary>The lines.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
