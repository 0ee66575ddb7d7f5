using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;

namespace PureOptim.Playground;

/// <summary>
/// The contour lines of a function of two coordinates as one list of numbers, the highest level first: for each level its value and the number of its rings, for
/// each ring the number of its points, and for each point x and y.
/// </summary>
internal static class ContourList
{
    private const int Cells = 96;
    private const int Levels = 14;

    /// <summary>The list for a window. Each level is half as far above the least value as the one before it, so that narrow valleys have lines too.</summary>
    internal static double[] Of(Objective objective, double left, double right, double bottom, double top)
    {
        if (objective.Dimension != 2) return [];
        var bound = objective.Bind<Real64>();
        var (least, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        var grid = new ContourGrid(Value, new(left, right, bottom, top), Cells);
        if (objective.Minima is [var minimum, ..]) least = double.Min(least, minimum.Value);
        if (!(largest > least)) return [];
        var list = new List<double>();
        for (var i = 1; i <= Levels; i++)
        {
            var level = least + (largest - least) * double.ScaleB(1, -i);
            var rings = grid.Rings(level);
            list.AddRange([level, rings.Length]);
            foreach (var ring in rings)
            {
                list.Add(ring.Length);
                foreach (var point in ring) list.AddRange([point.X, point.Y]);
            }
        }

        return [.. list];

        double Value(double x, double y)
        {
            var value = bound.Value([new(x), new(y)]).Value;
            if (double.IsFinite(value)) (least, largest) = (double.Min(least, value), double.Max(largest, value));
            return value;
        }
    }
}
