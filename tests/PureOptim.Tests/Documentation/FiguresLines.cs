using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;

namespace PureOptim.Tests.Documentation;

/// <summary>The example on the page of figures, line by line.</summary>
internal static class FiguresLines
{
    internal static string Run()
    {
        // Loss by step of two runs; the second is NaN after step 6.
        PlotPoint[] halving = [.. Enumerable.Range(0, 11).Select(step => new PlotPoint(step, 1.0 / (1 << step)))];
        PlotPoint[] growing = [.. Enumerable.Range(0, 11).Select(step => new PlotPoint(step, step <= 6 ? 0.01 * (1 << step) : double.NaN))];
        return ChartFigure.Render(new()
        {
            Name = "lines",
            Title = "Half of the loss in each step, and twice",
            Horizontal = new("step", 0, 10),
            Vertical = new("loss", 1e-3, 1, IsLogarithmic: true),
            Series =
            [
                new("halving", "rate 0.5", [.. halving]) { Outcome = "0.00098 after 10 steps" },
                new("doubling", "rate -1", [.. growing]) { Outcome = "NaN after step 6", IsAlarming = true },
            ],
        });
    }
}
