using System.Collections.Immutable;

namespace PureOptim.Experiments.Figures;

/// <summary>The part of a page that shows paths, over one function or over several side by side.</summary>
internal static class PathGridPage
{
    /// <summary>The paths over one function.</summary>
    public static Section Section(string name, PathsData data) => Section(name, data.Title, data.Explanation, PathsFigure.Render(data), [data]);

    /// <summary>The paths over several functions.</summary>
    public static Section Section(string name, string title, string lead, ImmutableArray<PathsData> problems) =>
        Section(name, title, lead, PathGridFigure.Render(name, title, problems), problems);

    private static Section Section(string name, string title, string lead, string picture, ImmutableArray<PathsData> problems) =>
        new(name, title, lead)
        {
            Picture = picture,
            Caption = "Paths over contour lines; the plus is the minimum. Move the slider to watch the steps, click a name to hide its path, twice to see it alone.",
            Tables = [.. problems.Select(problem => PathsPage.Table(problem, problems.Length > 1 ? problem.Title : "Where each path ended"))],
            Kind = "paths",
            Content = new { Problems = problems.Select(problem => new { problem.Title, problem.Formula, Paths = PathsPage.Content(problem) }) },
        };
}
