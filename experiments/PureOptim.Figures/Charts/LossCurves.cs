using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Reports;

namespace PureOptim.Figures.Charts;

/// <summary>The losses of several runs at every step, smoothed: what makes a chart of them.</summary>
public sealed record LossCurves
{
    private const int MostMarkers = 50;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The content and an explanation, in sentences, for the page.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The name of the horizontal axis.</summary>
    public string Horizontal { get; init; } = "iterations";

    /// <summary>The name of the vertical axis.</summary>
    public string Vertical { get; init; } = "loss";

    /// <summary>The place of the first value on the horizontal axis.</summary>
    public double First { get; init; } = 1;

    /// <summary>The distance of the values on the horizontal axis.</summary>
    public double Spacing { get; init; } = 1;

    /// <summary>
    /// The number of values from one marker to the next; where the curves are shorter than that, a tenth of the longest, and where there would be
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
    private bool IsSmoothed => Smoothing.Length > 1;

    /// <summary>The number of values at the end whose mean is the final value.</summary>
    public int FinalMean { get; init; } = 100;

    /// <summary>The curves, in the order of the legend.</summary>
    public required ImmutableArray<LossCurve> Curves { get; init; }

    /// <summary>The number of values of the longest curve.</summary>
    public int Longest => Curves.Select(curve => curve.Values.Length).DefaultIfEmpty().Max();

    /// <summary>The place on the horizontal axis of the value at <paramref name="index"/>.</summary>
    public double At(int index) => First + index * Spacing;

    /// <summary>The chart: each curve smoothed up to its first value that is not a number, with how it ended.</summary>
    public ChartData Chart()
    {
        var start = double.Min(0, First);
        ImmutableArray<(LossCurve Curve, CurveOutcome Outcome)> ended = [.. Curves.Select(curve => (curve, CurveOutcome.Of(this, curve)))];
        var chart = new ChartData
        {
            Name = "curves",
            Title = Title,
            Explanation = Explanation,
            Horizontal = new(Horizontal, start, double.Max(At(Longest - 1), start + Spacing)),
            Vertical = new(Vertical, Bottom, Top),
            MarkerEvery = MarkerEvery,
            FirstMarker = MarkerEvery - 1,
            IsLarge = true,
            OffersLogarithm = true,
            IsSmoothed = IsSmoothed,
            Series = [.. ended.Select(each => Series(each.Curve, each.Outcome))],
            Table = Table(ended),
        };
        return chart with { Caption = Caption(chart) };
    }

    private ChartSeries Series(LossCurve curve, CurveOutcome outcome) => new(curve.Name, curve.Settings, Points(outcome.Smoothed))
    {
        Outcome = outcome.Label,
        Detail = curve.TestAccuracy is { } accuracy ? $"test accuracy {Numbers.Percent(accuracy)}" : "",
        IsAlarming = outcome.Diverged,
        IsCrossed = outcome.Diverged,
        Raw = Points(curve.Values),
    };

    private ImmutableArray<PlotPoint> Points(ImmutableArray<double> values) => [.. values.Select((value, i) => new PlotPoint(At(i), value))];

    private string Caption(ChartData chart) =>
        (IsSmoothed ? $"Where the curves are smoothed, each point is a weighted mean of {Smoothing.Length} values (Kaiser window). " : "") +
        $"A sign marks every {(MarkerEvery == 1 ? "value" : $"{MarkerEvery} values")}. What lies above {Numbers.Readable(Top)} is cut{(chart.HasLogarithm ? " on the linear axis" : "")}."
        + (chart.Thinned.Length > 0 ? $" {chart.Thinned}" : "")
        + (chart.Series.Any(series => series.IsAlarming) ? " A curve diverged where it was no longer finite, or where it left the picture for good, if it ended higher than it began." : "");

    private ReportTable Table(ImmutableArray<(LossCurve Curve, CurveOutcome Outcome)> ended)
    {
        var accuracies = Curves.Any(curve => curve.TestAccuracy is not null);
        var mean = $"{Vertical}, mean of the last {int.Min(FinalMean, Longest).ToString(CultureInfo.InvariantCulture)}";
        string[] accuracy = accuracies ? ["test accuracy"] : [];
        return ReportTable.Of("How each curve ended",
            ["optimizer", "settings", .. accuracy, mean, $"least {Vertical}{(IsSmoothed ? ", smoothed" : "")}", "outcome"],
            ended.Select(each => Row(each.Curve, each.Outcome, accuracies)));
    }

    private static IEnumerable<string> Row(LossCurve curve, CurveOutcome outcome, bool accuracies)
    {
        yield return curve.Name;
        yield return curve.Settings;
        if (accuracies) yield return curve.TestAccuracy is { } accuracy ? Numbers.Percent(accuracy) : "none";
        yield return outcome.Final is { } final ? Numbers.Readable(final) : "none";
        yield return outcome.Smoothed.IsEmpty ? "none" : Numbers.Readable(outcome.Smoothed.Min());
        yield return outcome.Diverged ? outcome.Label : "finite to the end";
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
/// <param name="Settings">The settings of the run, in a few words: <c>lr 0.01, decay 0.99</c>.</param>
/// <param name="Values">The values. Anything is allowed, also what is not a number.</param>
public sealed record LossCurve(string Name, string Settings, ImmutableArray<double> Values)
{
    /// <summary>The share of the test examples that came out right, from 0 to 1, or null if there is none.</summary>
    public double? TestAccuracy { get; init; }
}
