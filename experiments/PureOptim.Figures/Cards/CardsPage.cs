using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;

namespace PureOptim.Figures.Cards;

/// <summary>The parts of a page that show cards. The one with the functions comes first: it has what the others draw with.</summary>
internal static class CardsPage
{
    private const double Height = 218;

    /// <summary>The cards.</summary>
    public static Section Section(CardsData data) => new(data.Name, data.Title, data.Explanation)
    {
        Picture = CardsFigure.Render(data),
        Summary = data.Summary,
        Cards = CardsFigure.Cards(data),
    };

    /// <summary>The functions, each in a panel as wide as a card.</summary>
    /// <param name="name">The name of the picture's file, without ending.</param>
    /// <param name="title">The heading.</param>
    /// <param name="lead">What the cards show, in sentences.</param>
    /// <param name="functions">The functions, in the order of the panels of each card.</param>
    /// <param name="starts">The start of the paths on each.</param>
    public static Section Functions(string name, string title, string lead, ImmutableArray<PathsData> functions, ImmutableArray<PlotPoint> starts)
    {
        const int columns = 3;
        const double margin = 30, below = 62;
        var width = CardsFigure.Width;
        return new(name, title, lead)
        {
            Picture = Svg.Write(Svg.Picture(columns * (width + margin) + margin, 40 + (functions.Length + columns - 1) / columns * (Height + below), title, Summary(),
                Svg.Text(margin, 26, title, 17, bold: true),
                functions.Select((function, i) => Svg.Moved(margin + i % columns * (width + margin), 40 + i / columns * (Height + below), One(function, i, starts[i]))))),
            Summary = Summary(),
            Caption = "The ring is the start, the plus the minimum; where there are several, one of them. Each line is a contour line; what lies higher than the last of them is left blank.",
            Cards = [.. functions.Select((function, i) => Svg.Write(Svg.Picture(width, Height + 44, function.Title, $"{function.Title}: {function.Formula}",
                i == 0 ? CardsFigure.Definitions(functions) : null, One(function, i, starts[i]))))],
        };

        string Summary() => string.Join("; ", functions.Select(function => $"{function.Title}: {function.Formula}"));
    }

    private static IEnumerable<XElement> One(PathsData function, int index, PlotPoint start)
    {
        var panel = new Panel(function.Window, CardsFigure.Width - 2, Height - 28);
        var clip = $"function-panel-{index}";
        yield return Svg.Element("defs", panel.ClipPath(clip));
        yield return Svg.Text(0, 16, function.Title, 15, bold: true);
        yield return Svg.Moved(1, 28,
            PathsFigure.Contours(function, panel, $"function-{index}", clip),
            CardPanel.Of(panel, function.Optimum, new([start], "", "", true), "", ""),
            Svg.Element("circle", Svg.Pixels("cx", panel.Place(start).X), Svg.Pixels("cy", panel.Place(start).Y), Svg.Pixels("r", 4),
                new XAttribute("fill", Svg.Paper), new XAttribute("stroke", Svg.Red), Svg.Pixels("stroke-width", 1.8)));
        yield return Svg.Fitted(0, Height + 17, function.Formula, CardsFigure.Width, 12.5, colour: Svg.Ink);
        yield return Svg.Fitted(0, Height + 35,
            $"x from {Ticks.Label(function.Window.Left)} to {Ticks.Label(function.Window.Right)}, y from {Ticks.Label(function.Window.Bottom)} to {Ticks.Label(function.Window.Top)}", CardsFigure.Width, 11.5);
    }
}
