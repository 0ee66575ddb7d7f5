using System.Globalization;
using System.Xml.Linq;

namespace PureOptim.Experiments.Figures;

/// <summary>What the page of <see cref="CurvesData"/> holds beside its picture.</summary>
internal static class CurvesPage
{
    public static XElement Controls(CurvesData data) => Html.Controls(
        Html.Choices("values", "Values", ("smoothed", "smoothed"), ("raw", $"raw: every {data.Vertical}")),
        Html.Choices("axis", "Vertical axis", ("linear", "linear"), ("log", "logarithmic")));

    public static string Caption(CurvesData data) =>
        (data.Smoothing.Length > 1 ? $"Smoothed: each value is a weighted mean of {data.Smoothing.Length} neighbours (Kaiser window). " : "") +
        $"The linear axis ends at {Ticks.Label(data.Top)}, as in the SVG. Point at a place to compare all curves there; " +
        "click a name to hide its curve, twice to see it alone; draw a rectangle to zoom, double-click to zoom out.";

    public static XElement Table(CurvesData data)
    {
        var accuracies = data.Curves.Any(curve => curve.TestAccuracy is not null);
        var last = data.FinalMean.ToString(CultureInfo.InvariantCulture);
        return Html.Table("How each curve ended",
            ["optimizer", "settings", .. accuracies ? ["test accuracy"] : Array.Empty<string>(), $"{data.Vertical}, mean of the last {last}", $"least {data.Vertical}, smoothed", "outcome"],
            data.Curves.Select(curve =>
            {
                var outcome = CurveOutcome.Of(data, curve);
                return (IEnumerable<string>)
                [
                    curve.Name, curve.Settings, .. accuracies ? [curve.TestAccuracy is { } accuracy ? Numbers.Percent(accuracy) : "none"] : Array.Empty<string>(),
                    outcome.Final is { } final ? Numbers.Readable(final) : "none", outcome.Smoothed.IsEmpty ? "none" : Numbers.Readable(outcome.Smoothed.Min()),
                    outcome.Diverged ? outcome.Label : "finite to the end",
                ];
            }));
    }

    public static object Content(CurvesData data) => new
    {
        data.Horizontal,
        data.Vertical,
        data.First,
        data.Spacing,
        data.MarkerEvery,
        data.Top,
        Curves = data.Curves.Select((curve, i) => new
        {
            curve.Name,
            curve.Settings,
            CurveStyle.Of(i).Colour,
            Marker = CurveStyle.Of(i).Marker.PlotlyName(),
            CurveStyle.Of(i).Dashes,
            CurveOutcome.Of(data, curve).Diverged,
            Outcome = CurveOutcome.Of(data, curve).Label,
            Raw = curve.Values,
            CurveOutcome.Of(data, curve).Smoothed,
        }),
    };
}
