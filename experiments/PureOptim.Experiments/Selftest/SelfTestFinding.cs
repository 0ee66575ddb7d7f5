using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Selftest;

/// <summary>The digest of one row in one precision, beside the expected one.</summary>
/// <param name="SelfTest">The row.</param>
/// <param name="Precision">The element type.</param>
/// <param name="Found">The digest that was computed.</param>
/// <param name="Expected">The digest that the tool carries; null if it has none for this row.</param>
internal sealed record SelfTestFinding(SelfTest SelfTest, FloatType Precision, string Found, string? Expected)
{
    /// <summary>Computes a row in a precision.</summary>
    internal static SelfTestFinding Of(SelfTest row, FloatType precision, int threads, string? expected) =>
        new(row, precision, precision == FloatType.Float32 ? row.Compute<float>(threads) : row.Compute<double>(threads), expected);

    /// <summary>Whether the bits are the same.</summary>
    internal bool Agrees => Found == Expected;

    /// <summary>The row and its precision.</summary>
    internal string Label => $"{SelfTest.Name} {ExpectedDigests.NameOf(Precision)}";
}
