using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Numerics;

namespace PureOptim.Playground;

/// <summary>
/// Contour lines as one list of numbers, the highest level first: for each level its value and the number of its rings, for each ring the number of its points,
/// and for each point x and y.
/// </summary>
internal static class ContourList
{
    private const int Levels = 14;

    /// <summary>
    /// The list for a function in the plane of two of its coordinates, the others held as they are at a point. Each level is half as far above the least value as
    /// the one before it, so that narrow valleys have lines too.
    /// </summary>
    /// <param name="objective">The function, of two coordinates or more.</param>
    /// <param name="point">The point that the plane goes through.</param>
    /// <param name="across">The index of the coordinate from left to right.</param>
    /// <param name="up">The index of the coordinate upwards.</param>
    /// <param name="window">The part of the plane.</param>
    /// <param name="cells">The cells of the grid along each axis.</param>
    internal static double[] Of(Objective objective, ReadOnlySpan<double> point, int across, int up, PlotWindow window, int cells)
    {
        var bound = objective.Bind<Real64>();
        var at = new Real64[point.Length];
        for (var i = 0; i < at.Length; i++) at[i] = new(point[i]);
        var (least, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        var grid = new ContourGrid(Value, window, cells);
        // The least value of the function is seldom in a plane of a few of its coordinates.
        if (at.Length == 2 && objective.Minima is [var minimum, ..]) least = double.Min(least, minimum.Value);
        return largest > least ? Of(grid, Enumerable.Range(1, Levels).Select(i => least + (largest - least) * double.ScaleB(1, -i))) : [];

        double Value(double x, double y)
        {
            (at[across], at[up]) = (new(x), new(y));
            var value = bound.Value(at).Value;
            if (double.IsFinite(value)) (least, largest) = (double.Min(least, value), double.Max(largest, value));
            return value;
        }
    }

    /// <summary>The list for the levels of a grid.</summary>
    internal static double[] Of(ContourGrid grid, IEnumerable<double> levels)
    {
        var list = new List<double>();
        foreach (var level in levels)
        {
            var rings = grid.Rings(level);
            list.AddRange([level, rings.Length]);
            foreach (var ring in rings)
            {
                list.Add(ring.Length);
                foreach (var point in ring) list.AddRange([point.X, point.Y]);
            }
        }

        return [.. list];
    }
}
