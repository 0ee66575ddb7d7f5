using System.Numerics;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Networks;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Playground;

/// <summary>The border of class 0 as a network of two inputs sees it, at any step of its training.</summary>
internal static class ClassBorder
{
    /// <summary>
    /// The border at a step in a window, in the form of <see cref="ContourList"/>. A run keeps a few of its points; the steps from there are taken again, and those
    /// that a page asked for last are where the next begin.
    /// </summary>
    /// <param name="run">The training.</param>
    /// <param name="problem">Its network.</param>
    /// <param name="kept">The points that it went through, the first at step 0.</param>
    /// <returns>A function of the step, the window, and the cells of the grid along each axis.</returns>
    internal static Func<long, PlotWindow, int, double[]> Of<T>(OptimizerRun<T> run, Classify problem, IReadOnlyList<Iterate<T>> kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = Network.Of(problem.Activation, problem.Layers.AsSpan());
        var reached = kept[0];
        return (step, window, cells) =>
        {
            var nearest = kept.Append(reached).Where(point => point.State.Step <= step).MaxBy(point => point.State.Step)!;
            reached = run.Advance(nearest, step, threads: 1, static _ => { }, static (_, _) => { });
            return ContourList.Of(Grid(network, run.Entry.Optimizer.Result(reached), window, cells), [0]);
        };
    }

    /// <summary>The amount by which another class is ahead of class 0.</summary>
    private static ContourGrid Grid<T>(Network network, Parameters<T> parameters, PlotWindow window, int cells)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The grid is asked twice: for its places, which the network sees as one batch, and with the answers in the same order.
        var places = new List<T>();
        _ = new ContourGrid(Place, window, cells);
        var outputs = network.Outputs(parameters, new Batch<T>([.. places], new int[places.Count / 2]));
        var answered = 0;
        return new(Answer, window, cells);

        double Place(double x, double y)
        {
            places.AddRange([T.CreateChecked(x), T.CreateChecked(y)]);
            return 0;
        }

        double Answer(double x, double y)
        {
            var row = outputs.AsSpan(answered++ * network.Classes, network.Classes);
            var ahead = row[1];
            foreach (var other in row[2..]) ahead = T.Max(ahead, other);
            return double.CreateChecked(ahead - row[0]);
        }
    }
}
