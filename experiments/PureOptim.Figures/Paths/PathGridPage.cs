using System.Collections.Immutable;
using PureOptim.Figures.Pages;

namespace PureOptim.Figures.Paths;

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
            Summary = problems.Length == 1 ? problems[0].Summary : string.Join("; ", problems.Select(problem => $"{problem.Title}: {problem.Summary}")),
            Caption = problems.Length == 1 ? PathsPage.Caption(problems[0])
                : "Each column is a form of the problem, each row an optimizer. Paths over contour lines; the plus is the minimum." + PathsPage.Diverging(problems),
            LiveCaption = problems.Length == 1 ? PathsPage.Caption(problems[0])
                : "Each panel is a form of the problem, with the paths of all optimizers over its contour lines; the plus is the minimum." + PathsPage.Diverging(problems),
            Controls = Html.Controls(
                Html.Reader("Step"),
                Html.Legend(problems[0].Paths.Select(path => path.Name), dashed: false),
                Html.Hint("Move the slider to watch the steps. " + Html.Zoom)),
            Blocks = [.. problems.Select(problem => PathsPage.Table(problem, problems.Length > 1 ? problem.Title : "Where each path ended"))],
            Kind = "paths",
            Content = new { Problems = problems.Select(problem => new { problem.Title, problem.Formula, Paths = PathsPage.Content(problem) }) },
        };
}
