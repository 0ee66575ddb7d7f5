using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Reports;

/// <summary>The values of a function that a picture draws contour lines at.</summary>
internal static class ContourLevels
{
    /// <summary>
    /// Up to about the value at the start, in round steps: for x²/20 + y² from (-7, 2), where the value is 6.45, the levels 1 to 7.
    /// </summary>
    /// <param name="objective">The function.</param>
    /// <param name="start">The start of the paths.</param>
    /// <param name="losses">The values that were reached: where no minimum is known, the lowest counts as one if it is below 0.</param>
    internal static ImmutableArray<double> Of(Objective objective, IEnumerable<double> start, IEnumerable<double> losses)
    {
        var floor = objective.Minima is [var minimum, ..] ? minimum.Value : losses.Where(double.IsFinite).Append(0).Min();
        var height = objective.Value([.. start.Select(coordinate => new Real64(coordinate))]).Value - floor;
        if (!(height > 0) || !double.IsFinite(height)) height = 1;
        var unit = double.Exp10(double.Floor(double.Log10(height)));
        var step = (height / unit) switch { > 5 => unit, > 2 => unit / 2, _ => unit / 5 };
        return [.. Enumerable.Range(1, (int)double.Ceiling(height / step)).Select(i => floor + i * step)];
    }
}
