using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PureOptim.Article.Studies;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Reports;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>
/// The paths of an optimizer on three functions, each with the rate, of powers of the root of ten, that ends lowest without leaving the picture: defaults are made for networks, and would leave most paths at their start.
/// </summary>
internal static partial class PicturePaths
{
    /// <summary>The number of steps of each path.</summary>
    internal const int Steps = 40;

    /// <summary>The functions: a valley along an axis, a bent one, and one with several minima.</summary>
    internal static ImmutableArray<Objective> Functions { get; } = [Objective.Valley, Objective.Rosenbrock, Objective.Himmelblau];

    /// <summary>The best of an optimizer's paths on each function.</summary>
    internal static ImmutableArray<PicturePath> Of(IOptimizer optimizer) => [.. Functions.Select(function => Best(optimizer, function))];

    /// <summary>The picture of them.</summary>
    internal static Artifact Draw(CatalogueEntry entry, ImmutableArray<PicturePath> paths) => new($"{entry.Name}.svg", Small(PathGridFigure.Render(
        entry.Name, $"{entry.Optimizer.DisplayName}: {Steps} steps on three functions", [.. paths.Select(path => Data(entry.Optimizer.DisplayName, path))])));

    private static PicturePath Best(IOptimizer optimizer, Objective function) =>
        RateLadder.AtEachRate(optimizer).Select(one => Run(one, function)).MinBy(path => (path.Leaves, double.IsNaN(path.Loss) ? double.PositiveInfinity : path.Loss))!;

    private static PicturePath Run(IOptimizer optimizer, Objective function)
    {
        var start = Start(optimizer, function);
        ImmutableArray<TracePoint<double>> points = [.. optimizer.Scan(function, start).Take(Steps + 1)];
        return new(function, optimizer, [.. points.Select(point => new PlotPoint(point.Parameters[0], point.Parameters[1]))], points[^1]);
    }

    /// <summary>The function's own start; as a matrix of one row for an optimizer of matrices.</summary>
    internal static Parameters<double> Start(IOptimizer optimizer, Objective function)
    {
        try
        {
            optimizer.Init(function.Start);
            return function.Start;
        }
        catch (ArgumentException)
        {
            return Parameters<double>.Of(Layout.Of(("x", [1, 2])), function.Start.Values);
        }
    }

    /// <summary>At most five of the levels, the highest among them.</summary>
    private static ImmutableArray<double> Few(ImmutableArray<double> levels)
    {
        var every = (levels.Length + 4) / 5;
        return [.. levels.Where((_, i) => (levels.Length - 1 - i) % every == 0)];
    }

    /// <summary>The same picture in fewer bytes: without blanks between elements, and lines to a tenth of a pixel.</summary>
    private static string Small(string picture) => Lines().Replace(Indentation().Replace(picture, "><"), line => Hundredths().Replace(line.Value, ""));

    [GeneratedRegex(@" d=""[^""]*""")]
    private static partial Regex Lines();

    /// <summary>What stands behind the first decimal place; with it where that is 0.</summary>
    [GeneratedRegex(@"\.0\d?(?!\d)|(?<=\.[1-9])\d")]
    private static partial Regex Hundredths();

    [GeneratedRegex(@">\n\s*<")]
    private static partial Regex Indentation();

    private static PathsData Data(string name, PicturePath path)
    {
        var (function, window) = (path.Function, path.Function.Window);
        return new()
        {
            Title = function.Name,
            Function = (x, y) => function.Value([new Real64(x), new Real64(y)]).Value,
            Formula = FormulaText.Of(function, longest: 26),
            Window = new(window.Left, window.Right, window.Bottom, window.Top),
            ContourCells = 20,
            Levels = Few(ContourLevels.Of(function, function.Start.Values.ToArray(), [])),
            Optimum = function.Minima is [var minimum, ..] ? new(minimum.Point[0], minimum.Point[1]) : new(double.NaN, double.NaN),
            Paths = [new(name, Hyperparameter.Find(path.Optimizer, nameof(Sgd.LearningRate)) is { } rate ? $"{rate.Symbol} = {SettingsText.Text(rate.Get(path.Optimizer))}" : "no rate", path.Points)],
        };
    }
}

/// <summary>A path of an optimizer on a function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Optimizer">The optimizer, with the rate that it was run with.</param>
/// <param name="Points">The start and the point after each step.</param>
/// <param name="Last">The last point with its loss.</param>
internal sealed record PicturePath(Objective Function, IOptimizer Optimizer, ImmutableArray<PlotPoint> Points, TracePoint<double> Last)
{
    /// <summary>The loss at the last point.</summary>
    internal double Loss => Last.Loss;

    /// <summary>Whether a point lies outside the function's picture.</summary>
    internal bool Leaves => Points.Any(point => !(point.X >= Function.Window.Left && point.X <= Function.Window.Right && point.Y >= Function.Window.Bottom && point.Y <= Function.Window.Top));

    /// <summary>Whether the parameters are a vector, as a description has them.</summary>
    internal bool IsVector => Last.Parameters.Layout.Equals(Function.Start.Layout);

    /// <summary>The start as a program writes it.</summary>
    internal string StartInCode => IsVector
        ? $"{nameof(Objective)}.{Code}.Start"
        : $"Parameters<double>.Of(Layout.Of((\"x\", [1, 2])), {nameof(Objective)}.{Code}.Start.Values)";

    /// <summary>The name of the function's property.</summary>
    internal string Code => $"{char.ToUpperInvariant(Function.Name[0])}{Function.Name[1..]}";
}
