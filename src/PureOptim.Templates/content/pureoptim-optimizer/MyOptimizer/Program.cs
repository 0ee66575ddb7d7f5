using PureOptim;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;

// This one, even if the library should have another of its name.
using MyOptimizer = Optimizers.MyOptimizer;

// The formula as the rule computes it.
foreach (var line in Formula.Of(new MyOptimizer())) Console.WriteLine(line);

// Its path down a narrow valley, beside those of two others.
var objective = Objective.Valley;
(IOptimizer Optimizer, string Settings)[] optimizers =
[
    (new MyOptimizer { LearningRate = 0.9 }, "lr 0.9"),
    (new Sgd { LearningRate = 0.9 }, "lr 0.9"),
    (new Adam { LearningRate = 0.3 }, "lr 0.3"),
];
var figure = new PathsData
{
    Title = $"30 steps down {objective.ToFormula()}",
    Function = (x, y) => objective.Value<Real64>([x, y]).Value,
    Formula = objective.ToFormula(),
    Window = new(-10, 10, -5, 5),
    Levels = [1, 2, 3, 4, 5, 6, 7],
    Optimum = new(0, 0),
    Paths = [.. optimizers.Select(each => new PathSeries(
        each.Optimizer.DisplayName,
        each.Settings,
        [.. each.Optimizer.Scan(objective, [-7.0, 2.0]).Take(31).Select(point => new PlotPoint(point.Parameters[0], point.Parameters[1]))]))],
};
File.WriteAllText("MyOptimizer.svg", PathsFigure.Render(figure));
Console.WriteLine($"The figure is in {Path.GetFullPath("MyOptimizer.svg")}");
