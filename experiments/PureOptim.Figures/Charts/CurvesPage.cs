using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;

namespace PureOptim.Figures.Charts;

/// <summary>What the page of <see cref="CurvesData"/> holds beside its picture.</summary>
internal static class CurvesPage
{
    /// <summary>The page: the curves, smoothed or raw, on a linear or logarithmic axis, and how each ended.</summary>
    public static string Of(CurvesData data, Origin origin)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Report.ForRun(data.Title, data.Explanation, new("curves", data.Title, "")
        {
            Picture = CurvesFigure.Render(data),
            Summary = data.Summary,
            Caption = Caption(data),
            Controls = Controls(data),
            Tables = [Table(data)],
            Content = Content(data),
        }, origin);
    }

    public static XElement Controls(CurvesData data) => Html.Controls(
        data.IsSmoothed ? Html.Choices("values", "Values", ("smoothed", "smoothed"), ("raw", $"raw: every {data.Vertical}")) : null,
        HasLogarithm(data) ? Html.Choices("axis", "Vertical axis", ("linear", "linear"), ("log", "logarithmic")) : null,
        Html.Reader(data.Horizontal.Length > 0 ? char.ToUpperInvariant(data.Horizontal[0]) + data.Horizontal[1..].TrimEnd('s') : "Place"),
        Html.Legend(data.Curves.Select(curve => curve.Name), dashed: true),
        Html.Hint("Move the slider, or point at a place, to compare all curves there. " + Html.Zoom));

    /// <summary>Whether a logarithmic axis can show the curves, of which none is negative then.</summary>
    private static bool HasLogarithm(CurvesData data) =>
        LossAxis.Of(Kept([.. data.Curves.Select(curve => CurveOutcome.Of(data, curve))]).SelectMany(i => data.Curves[i].Values)).IsLogarithmic;

    public static string Caption(CurvesData data) =>
        (data.IsSmoothed ? $"Where the curves are smoothed, each point is a weighted mean of {data.Smoothing.Length} values (Kaiser window). " : "") +
        $"A sign marks every {(data.MarkerEvery == 1 ? "value" : $"{data.MarkerEvery} values")}. What lies above {Numbers.Readable(data.Top)} is cut{(HasLogarithm(data) ? " on the linear axis" : "")}."
        + (data.Thinned.Length > 0 ? $" {data.Thinned}" : "")
        + (data.Curves.Any(curve => CurveOutcome.Of(data, curve).Diverged) ? " A curve diverged where it came to no number, or where it left the picture for good, if it ended higher than it began." : "");

    public static XElement Table(CurvesData data)
    {
        var accuracies = data.Curves.Any(curve => curve.TestAccuracy is not null);
        var mean = $"{data.Vertical}, mean of the last {int.Min(data.FinalMean, data.Longest).ToString(CultureInfo.InvariantCulture)}";
        string[] accuracy = accuracies ? ["test accuracy"] : [];
        return HtmlTable.Of("How each curve ended",
            ["optimizer", "settings", .. accuracy, mean, $"least {data.Vertical}{(data.IsSmoothed ? ", smoothed" : "")}", "outcome"],
            data.Curves.Select(curve => Row(curve, CurveOutcome.Of(data, curve), accuracies)));
    }

    private static IEnumerable<string> Row(CurveSeries curve, CurveOutcome outcome, bool accuracies)
    {
        yield return curve.Name;
        yield return curve.Settings;
        if (accuracies) yield return curve.TestAccuracy is { } accuracy ? Numbers.Percent(accuracy) : "none";
        yield return outcome.Final is { } final ? Numbers.Readable(final) : "none";
        yield return outcome.Smoothed.IsEmpty ? "none" : Numbers.Readable(outcome.Smoothed.Min());
        yield return outcome.Diverged ? outcome.Label : "finite to the end";
    }

    public static object Content(CurvesData data) => Content(data, [.. data.Curves.Select(curve => CurveOutcome.Of(data, curve))]);

    private static object Content(CurvesData data, ImmutableArray<CurveOutcome> outcomes) => new
    {
        data.Horizontal,
        data.Vertical,
        data.First,
        data.Spacing,
        data.MarkerEvery,
        data.Top,
        data.Longest,
        data.Bottom,
        data.IsSmoothed,
        HasLogarithm = HasLogarithm(data),
        LossAxis.Least,
        Smoothed = LossAxis.Of(Kept(outcomes).SelectMany(i => outcomes[i].Smoothed)),
        Raw = LossAxis.Of(Kept(outcomes).SelectMany(i => data.Curves[i].Values)),
        Curves = data.Curves.Select((curve, i) => One(data, curve, outcomes[i], CurveStyle.Of(i))),
    };

    /// <summary>The curves that fill the picture on a logarithmic axis: those that did not diverge, or all where all did.</summary>
    private static IEnumerable<int> Kept(ImmutableArray<CurveOutcome> outcomes) =>
        Enumerable.Range(0, outcomes.Length).Where(i => !outcomes[i].Diverged || outcomes.All(outcome => outcome.Diverged));

    private static object One(CurvesData data, CurveSeries curve, CurveOutcome outcome, CurveStyle style) => new
    {
        curve.Name,
        curve.Settings,
        style.Colour,
        Marker = style.Marker.PlotlyName(),
        style.Dashes,
        outcome.Diverged,
        Outcome = outcome.Label,
        Raw = Points(data, curve.Values),
        Smoothed = Points(data, outcome.Smoothed),
    };

    /// <summary>The points that are drawn, and those with a marker.</summary>
    private static object Points(CurvesData data, ImmutableArray<double> values)
    {
        var (drawn, marked) = (CurvePoints.Of(data, values), data.Marked(values.Length).ToArray());
        return new { drawn.Places, drawn.Values, Marked = marked, Signs = marked.Select(i => values[i]) };
    }
}
