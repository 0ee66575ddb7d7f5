using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Paths;

/// <summary>Paths of the same optimizers over several functions: a column for each function, a row for each optimizer.</summary>
public static class PathGridFigure
{
    /// <summary>The figure, as the text of an SVG file.</summary>
    /// <param name="name">The name of the picture's file, without ending.</param>
    /// <param name="title">The heading.</param>
    /// <param name="problems">The functions, each with the paths of all optimizers in the same order.</param>
    public static string Render(string name, string title, ImmutableArray<PathsData> problems)
    {
        if (problems.IsDefaultOrEmpty || problems.Any(problem => problem.Paths.Length != problems[0].Paths.Length))
            throw new ArgumentException("There must be at least one function, and as many paths on each.", nameof(problems));
        const double width = 226, across = width + 58, left = 62, top = 146;
        var down = problems.Max(problem => PanelOf(problem).Height) + 92;
        var rows = problems[0].Paths.Length;
        ImmutableArray<ImmutableArray<PathOutcome>> outcomes =
            [.. problems.Select(problem => problem.Paths.Select(path => PathOutcome.Of(problem, path)).ToImmutableArray())];
        return Svg.Write(Svg.Picture(double.Max(left + problems.Length * across - 58 + 16, 720), top + rows * down - 40, title,
            string.Join("; ", problems.SelectMany((problem, column) => problem.Paths.Select((path, row) =>
                $"{path.Name} on {problem.Formula}: {outcomes[column][row].Label}"))),
            Svg.Element("defs", problems.Select((problem, i) => new[]
            {
                PanelOf(problem).ClipPath($"{name}-panel-{i}"),
                PathsFigure.Contours(problem, PanelOf(problem), $"{name}-contours-{i}", $"{name}-panel-{i}"),
            })),
            Svg.Text(left, 26, title, 17, bold: true),
            PathsFigure.Key(left, 48, "a contour line; higher values are left blank"),
            problems.Select((problem, column) => Svg.Moved(left + column * across, top,
                Svg.Fitted(0, -66, problem.Title, width + 44, 15, colour: Svg.Ink),
                Svg.Fitted(0, -49, $"{problem.Formula} = {PathsFigure.Levels(problem.Levels)}", width + 44, 12),
                problem.Paths.Select((path, row) => Svg.Moved(0, row * down,
                    PathsFigure.One(problem, PanelOf(problem), path, outcomes[column][row], $"{name}-contours-{column}")))))));

        Panel PanelOf(PathsData problem) => problem.Panel(width, 176);
    }
}
