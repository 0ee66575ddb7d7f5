using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Charts;

/// <summary>The end of a curve, and the part of it that is drawn.</summary>
/// <param name="Smoothed">The values up to the first that is not a number, smoothed.</param>
/// <param name="Final">The mean of the last values, or null for a curve that ended at NaN or infinity.</param>
/// <param name="Diverged">Whether the curve ended at NaN or infinity, or above the picture and higher than it started.</param>
/// <param name="Label">That in words.</param>
public sealed record CurveOutcome(ImmutableArray<double> Smoothed, double? Final, bool Diverged, string Label)
{
    /// <summary>The outcome of <paramref name="curve"/>, one of the curves of <paramref name="data"/>.</summary>
    public static CurveOutcome Of(LossCurves data, LossCurve curve)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(curve);
        var values = curve.Values;
        if (values.IsEmpty) throw new ArgumentException($"The curve of {curve.Name} has no values; it needs one at least.", nameof(curve));

        var numbers = values.TakeWhile(double.IsFinite).Count();
        var smoothed = KaiserWindow.Smooth(values[..numbers], data.Smoothing);
        if (numbers < values.Length)
            return new(smoothed, null, true, $"{DivergedAt(numbers)}{data.Vertical} {Numbers.Readable(values[numbers])}");

        var final = values[int.Max(0, values.Length - data.FinalMean)..].Average();
        var words = $"final {data.Vertical} {Numbers.Readable(final)}";
        var left = numbers;
        while (left > 0 && smoothed[left - 1] > data.Top) left--;
        return left == numbers ? new(smoothed, final, false, words)
            : smoothed[^1] > smoothed[0] ? new(smoothed, final, true, DivergedAt(left) + words)
            : new(smoothed, final, false, $"above the picture: {words}");

        string DivergedAt(int index) => $"diverged at {Ticks.Label(data.At(index))}: ";
    }
}
