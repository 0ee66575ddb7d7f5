using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>One curve: a value at each place of an even axis.</summary>
/// <param name="Name">Whose curve it is.</param>
/// <param name="Settings">What the reader needs to know about the run, in a few words: <c>lr 0.01, decay 0.99</c>.</param>
/// <param name="Values">The values. Anything is allowed, also what is not a number.</param>
public sealed record CurveSeries(string Name, string Settings, ImmutableArray<double> Values)
{
    /// <summary>The share of the test examples that came out right, from 0 to 1, or null if there is none.</summary>
    public double? TestAccuracy { get; init; }
}
