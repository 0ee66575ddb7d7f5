using System.Globalization;
using System.Text.Json.Nodes;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// Numbers at equal ratios. The ends are exact, what is between them is rounded to six digits, so that 0.001 to 1 in four has 0.01 in it and
/// a third of a decade reads 0.0215443. Where neighbours are closer than a thousandth, there are as many digits more as keep three of their difference.
/// </summary>
/// <param name="From">The first, above 0.</param>
/// <param name="To">The last, above 0.</param>
/// <param name="Count">How many, the ends among them.</param>
internal sealed record LogarithmicProgression(double From, double To, long Count) : Progression
{
    /// <summary>The first, above 0.</summary>
    public double From { get; } = Positive(From, nameof(From));

    /// <summary>The last, above 0.</summary>
    public double To { get; } = Positive(To, nameof(To));

    /// <summary>How many, the ends among them.</summary>
    public long Count { get; } = Require.Between(2, 1_000_000, Count);

    internal override long Length => Count;

    internal override JsonNode At(long index) => ValueWriter.Number(index == 0 ? From : index == Count - 1 ? To : Between(index));

    private double Between(long index)
    {
        var (first, last) = (Real64.Log(From).Value, Real64.Log(To).Value);
        var value = Real64.Exp(first + (last - first) * index / (Count - 1)).Value;
        var decimals = 5;
        for (var gap = double.Abs(last - first) / (Count - 1); gap is > 0 and < 1e-3 && decimals < 16; gap *= 10) decimals++;
        return double.Parse(value.ToString($"E{decimals}", NumberFormatInfo.InvariantInfo), NumberFormatInfo.InvariantInfo);
    }

    private static double Positive(double value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0.");
}
