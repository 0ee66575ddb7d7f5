using System.Globalization;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>The paths that the article draws below those that it should have drawn.</summary>
internal static class CodeErrorsFigure
{
    internal static Section Of(IResultSource source) => new("errata", "Paths as they are, and as the article draws them", "")
    {
        Picture = PathsFigure.Render(Data(source)),
        Caption = "Above: AdaGrad and RMSProp from a fresh state, and Nesterov's method. Below: the same optimizers with the state that an earlier run left, as in "
            + "the article's plot, and the rule that it prints under Nesterov's name.",
    };

    private static PathsData Data(IResultSource source)
    {
        var objective = Objective.Valley;
        return new()
        {
            Title = "Above: as it is. Below: as the article has it",
            Function = (x, y) => objective.Value([new Real64(x), new Real64(y)]).Value,
            Formula = FormulaText.Of(objective, longest: 36),
            Window = new(-8, 3, -3, 3),
            Levels = [1, 2, 3, 4, 5, 6, 7],
            Optimum = new(objective.Minima[0].Point[0], objective.Minima[0].Point[1]),
            Paths =
            [
                .. CodeErrors.Warmed.Select(each => Path(each.Name, CodeErrors.Naive(each.Optimizer))),
                Path("Nesterov", CodeErrors.Naive(CodeErrors.Correct)),
                .. CodeErrors.Warmed.Select(each => Path($"{each.Name}, warm", CodeErrors.Naive(each.Optimizer, isWarm: true))),
                Path("Nesterov, as printed", CodeErrors.Naive(CodeErrors.Printed)),
            ],
        };

        PathSeries Path(string name, PathExperiment experiment)
        {
            var points = source.Of(experiment).Points;
            return new(name, string.Create(CultureInfo.InvariantCulture, $"to x = {points[^1][0]:0.00}"), [.. points.Select(point => new PlotPoint(point[0], point[1]))]);
        }
    }
}
