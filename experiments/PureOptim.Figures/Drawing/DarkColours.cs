using System.Collections.Immutable;
using System.Xml.Linq;

namespace PureOptim.Figures.Drawing;

/// <summary>
/// The dark form of a picture. Its elements have the colours of the light form as attributes, which every program that draws SVG understands; a
/// style sheet in the picture, which browsers follow, replaces them where the reader prefers dark. Elements of the class <see cref="Fixed"/> stay.
/// </summary>
internal static class DarkColours
{
    /// <summary>The class of a picture, inside which its style sheet holds.</summary>
    internal const string Picture = "figure";

    /// <summary>The class of what looks the same in both forms: letters on a colour that stays.</summary>
    internal const string Fixed = "fixed";

    /// <summary>The class of regions that lie one in another; in the dark each lightens what is below it. Its rule holds in copies by "use" too.</summary>
    internal const string Band = "figure-band";

    /// <summary>The background, that of a dark page.</summary>
    internal const string Paper = "#14181d";

    private static readonly ImmutableArray<(string Light, string Dark)> _pairs =
    [
        (Svg.Paper, Paper), (Svg.Ink, "#e6edf3"), (Svg.Faint, "#9aa4af"), (Svg.Grid, "#2a3037"), (Svg.Red, "#ff7b72"), (Svg.Alarm, "#ff8a80"),
        (Svg.Contour, "#6b89a6"), (Svg.HatchGround, "#38201f"), (Svg.HatchLine, "#6b3833"),
        .. CurveStyle.Colours.Select(colour => (colour, Lightened(colour))),
    ];

    /// <summary>The colour that takes the place of one in the dark form; null for one that stays.</summary>
    internal static string? Of(string light) => _pairs.FirstOrDefault(pair => pair.Light == light).Dark;

    /// <summary>The style sheet for the colours that occur in a picture.</summary>
    internal static XElement StyleOf(XElement picture)
    {
        var used = picture.Descendants().Attributes()
            .Where(attribute => attribute.Name.LocalName is "fill" or "stroke").Select(attribute => attribute.Value).ToHashSet();
        var rules = _pairs.Where(pair => used.Contains(pair.Light)).SelectMany(pair => new[] { Rule("fill", pair), Rule("stroke", pair) })
            .Append($".{Band}{{fill:#6ea0d7;fill-opacity:.07;stroke:#4f6b88}}");
        return Svg.Element("style", $"@media (prefers-color-scheme: dark){{{string.Concat(rules)}}}");
    }

    private static string Rule(string property, (string Light, string Dark) pair) =>
        $".{Picture} [{property}=\"{pair.Light}\"]:not(.{Fixed}){{{property}:{pair.Dark}}}";

    /// <summary>A colour for lines on white, mixed with a third of white, as the live pictures have it.</summary>
    private static string Lightened(string colour)
    {
        return $"#{Mix(1):x2}{Mix(3):x2}{Mix(5):x2}";

        int Mix(int at) => (int)double.Round(255.0 / 3 + Convert.ToInt32(colour.Substring(at, 2), 16) * 2.0 / 3);
    }
}
