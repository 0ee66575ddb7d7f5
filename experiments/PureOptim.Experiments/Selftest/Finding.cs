using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Selftest;

/// <summary>What came out for one row in one precision, beside what should have.</summary>
/// <param name="Row">The row.</param>
/// <param name="Precision">The element type.</param>
/// <param name="Found">The digest that was computed.</param>
/// <param name="Expected">The digest that the tool carries; null if it has none for this row.</param>
internal sealed record Finding(Row Row, Precision Precision, string Found, string? Expected)
{
    /// <summary>Whether the bits are the same.</summary>
    internal bool Agrees => Found == Expected;

    /// <summary>The row and its precision.</summary>
    internal string Label => $"{Row.Name} {ExpectedDigests.NameOf(Precision)}";
}
