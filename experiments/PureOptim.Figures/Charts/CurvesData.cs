using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Charts;

/// <summary>Curves over one axis, smoothed.</summary>
public sealed record CurvesData
{
    private const int MostMarkers = 50;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown and how to read it, in sentences, for the page.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The name of the horizontal axis.</summary>
    public string Horizontal { get; init; } = "iterations";

    /// <summary>The name of the vertical axis.</summary>
    public string Vertical { get; init; } = "loss";

    /// <summary>Where on the horizontal axis the first value lies.</summary>
    public double First { get; init; } = 1;

    /// <summary>How far apart on the horizontal axis the values lie.</summary>
    public double Spacing { get; init; } = 1;

    /// <summary>
    /// How many values from one marker to the next; where the curves are shorter than that, a tenth of the longest, and where there would be
    /// too many markers to tell them apart, a larger round number.
    /// </summary>
    public int MarkerEvery { get => field <= Longest ? RoundUp(field, (Longest - 1) / MostMarkers + 1) : int.Max(1, Longest / 10); init; } = 100;

    /// <summary>The upper end of the vertical axis, at least 1e-300 and at most 1e300.</summary>
    public double Top { get; init => field = double.Clamp(value, 1e-300, 1e300); } = 1;

    /// <summary>The lower end of the vertical axis: 0, or for losses that are negative less, at least -1e299.</summary>
    public double Bottom { get; init => field = double.Clamp(value, -1e299, 0); }

    /// <summary>The weights that smooth the curves; a single 1 leaves them as they are.</summary>
    public ImmutableArray<double> Smoothing { get; init; } = KaiserWindow.Weights(11, 2);

    /// <summary>Whether smoothing changes anything.</summary>
    internal bool IsSmoothed => Smoothing.Length > 1;

    /// <summary>How many values at the end the final value is the mean of.</summary>
    public int FinalMean { get; init; } = 100;

    /// <summary>The curves, in the order of the legend.</summary>
    public required ImmutableArray<CurveSeries> Curves { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    internal string Summary => string.Join("; ", Curves.Select(curve => $"{curve.Name}: {CurveOutcome.Of(this, curve).Label}"));

    /// <summary>How many values the longest curve has.</summary>
    public int Longest => Curves.Select(curve => curve.Values.Length).DefaultIfEmpty().Max();

    /// <summary>The place on the horizontal axis of the value at <paramref name="index"/>.</summary>
    public double At(int index) => First + index * Spacing;

    /// <summary>What is to say where not every point is drawn; empty where all are.</summary>
    internal string Thinned => Thinning.Note(Longest, Curves.Length, "curve");

    /// <summary>The indices of the values with a marker, of a curve of <paramref name="length"/> values.</summary>
    internal IEnumerable<int> Marked(int length)
    {
        for (var (every, i) = (MarkerEvery, MarkerEvery - 1); i < length; i += every) yield return i;
    }

    /// <summary>Ten times, a hundred times, ... <paramref name="number"/>, or twice or five times that: the first that is at least <paramref name="least"/>.</summary>
    private static int RoundUp(int number, int least)
    {
        var factors = new[] { 1, 2, 5 };
        for (var (unit, i) = ((long)number, 0); ; (unit, i) = i == 2 ? (10 * unit, 0) : (unit, i + 1))
        {
            if (unit * factors[i] >= least) return (int)long.Min(unit * factors[i], int.MaxValue);
        }
    }
}

/// <summary>One curve: a value at each place of an even axis.</summary>
/// <param name="Name">Whose curve it is.</param>
/// <param name="Settings">What the reader needs to know about the run, in a few words: <c>lr 0.01, decay 0.99</c>.</param>
/// <param name="Values">The values. Anything is allowed, also what is not a number.</param>
public sealed record CurveSeries(string Name, string Settings, ImmutableArray<double> Values)
{
    /// <summary>The share of the test examples that came out right, from 0 to 1, or null if there is none.</summary>
    public double? TestAccuracy { get; init; }
}
