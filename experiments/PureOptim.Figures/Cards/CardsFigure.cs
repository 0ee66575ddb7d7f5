using System.Collections.Immutable;
using System.Xml.Linq;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;

namespace PureOptim.Figures.Cards;

/// <summary>Cards of small panels: each by itself for a page, which lays them out as its width allows, and all in one picture for a file.</summary>
internal static class CardsFigure
{
    /// <summary>The width of a card in pixels, about that of a phone.</summary>
    internal const double Width = 372;

    private const int Across = 3, Columns = 3;

    private const double PanelWidth = 116, PanelHeight = 84, Gap = 12, RowHeight = 124, Head = 30, StripHeight = 46, Margin = 36;

    private const string Dots = "card-dot", Ring = "card-start";

    /// <summary>All cards in one picture.</summary>
    internal static string Render(CardsData data)
    {
        var height = data.Cards.Max(card => HeightOf(data, card)) + 22;
        var rows = (data.Cards.Length + Columns - 1) / Columns;
        var columns = int.Min(Columns, data.Cards.Length);
        return Svg.Write(Svg.Picture(double.Max(2 * Margin + columns * (Width + Margin) - Margin, 720), 56 + rows * height, data.Title, data.Summary,
            Definitions(data.Functions),
            Svg.Text(Margin, 30, data.Title, 17, bold: true),
            data.Cards.Select((card, i) => Svg.Moved(Margin + i % Columns * (Width + Margin), 56 + i / Columns * height, Card(data, card)))));
    }

    /// <summary>Each card as a picture of its own, on a page that has <see cref="Definitions"/> somewhere.</summary>
    internal static ImmutableArray<string> Cards(CardsData data) =>
        [.. data.Cards.Select(card => Svg.Write(Svg.Picture(Width, HeightOf(data, card), card.Name, data.Words(card), Card(data, card))))];

    /// <summary>The contour lines of each function, and the signs of a path, for all cards of a page.</summary>
    internal static XElement Definitions(ImmutableArray<PathsData> functions) => Svg.Element("defs",
        Sign(Dots, 4, Svg.Element("circle", Svg.Pixels("cx", 2), Svg.Pixels("cy", 2), Svg.Pixels("r", 1.5), new XAttribute("fill", Svg.Red))),
        Sign(Ring, 8, Svg.Element("circle", Svg.Pixels("cx", 4), Svg.Pixels("cy", 4), Svg.Pixels("r", 2.6),
            new XAttribute("fill", Svg.Paper), new XAttribute("stroke", Svg.Red), Svg.Pixels("stroke-width", 1.4))),
        functions.Select((function, i) => new[]
        {
            PanelOf(function).ClipPath($"card-panel-{i}"),
            PathsFigure.Contours(function, PanelOf(function), ContoursOf(i), $"card-panel-{i}"),
        }));

    private static string ContoursOf(int function) => $"card-contours-{function}";

    private static Panel PanelOf(PathsData function) => new(function.Window, PanelWidth, PanelHeight);

    private static double HeightOf(CardsData data, PathCard card) =>
        Head + (data.Functions.Length + Across - 1) / Across * RowHeight - 4 + (card.Strip is null ? 0 : StripHeight + 22);

    private static XElement Sign(string id, double size, XElement content) => Svg.Element("marker",
        new XAttribute("id", id), new XAttribute("markerUnits", "userSpaceOnUse"),
        Svg.Pixels("markerWidth", size), Svg.Pixels("markerHeight", size), Svg.Pixels("refX", size / 2), Svg.Pixels("refY", size / 2), content);

    private static IEnumerable<XElement> Card(CardsData data, PathCard card)
    {
        yield return Svg.Text(0, 16, card.Name, 15, bold: true);
        yield return Svg.Fitted(Width, 16, card.Note, double.Max(100, Width - 10 * card.Name.Length), 11.5, "end");
        foreach (var (i, path) in card.Paths.Index())
        {
            var panel = PanelOf(data.Functions[i]);
            yield return Svg.Moved(i % Across * (PanelWidth + Gap), Head + 10 + i / Across * RowHeight,
                Svg.Fitted(0, -4, data.Functions[i].Title, PanelWidth, 10.5),
                Svg.Element("use", new XAttribute("href", $"#{ContoursOf(i)}")),
                CardPanel.Of(panel, data.Functions[i].Optimum, path, Dots, Ring),
                Svg.Text(0, PanelHeight + 13, path.Outcome, 11, colour: path.HasArrived ? Svg.Ink : Svg.Faint, bold: path.HasArrived),
                Svg.Text(PanelWidth, PanelHeight + 13, path.Setting, 10.5, "end", Svg.Faint));
        }

        if (card.Strip is { } strip)
            yield return Svg.Moved(0, HeightOf(data, card) - StripHeight - 2, CardPanel.Strip(strip, Width - 4, StripHeight - 4));
    }
}
