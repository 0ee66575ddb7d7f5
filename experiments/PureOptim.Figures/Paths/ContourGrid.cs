using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Paths;

/// <summary>
/// A function on a grid, and the borders of the regions where it is at most some value, as closed rings. The grid reaches one cell beyond
/// the window and is thought to be infinite outside, so that every ring closes, and where it runs along the edge that is out of sight.
/// </summary>
public sealed class ContourGrid
{
    // For each set of corners inside (1 bottom left, 2 bottom right, 4 top right, 8 top left), the edges (0 bottom, 1 right, 2 top, 3 left)
    // where the border enters and leaves the cell with the inside on its left. The two saddles are here as separate corners.
    private static readonly (int From, int To)[][] _crossings =
    [
        [], [(0, 3)], [(1, 0)], [(1, 3)], [(2, 1)], [(0, 3), (2, 1)], [(2, 0)], [(2, 3)],
        [(3, 2)], [(0, 2)], [(1, 0), (3, 2)], [(1, 2)], [(3, 1)], [(0, 1)], [(3, 0)], [],
    ];

    private static readonly (int From, int To)[] _joined5 = [(0, 1), (2, 3)];
    private static readonly (int From, int To)[] _joined10 = [(3, 0), (1, 2)];

    private readonly double[] _values;
    private readonly int _columns;
    private readonly int _rows;
    private readonly PlotWindow _window;
    private readonly int _cells;

    /// <summary>Samples <paramref name="function"/> on <paramref name="cells"/> by <paramref name="cells"/> cells of the window.</summary>
    public ContourGrid(Func<double, double, double> function, PlotWindow window, int cells)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        (_window, _cells) = (window, cells);

        // Nodes: the window's, one beyond on each side, and one more that is infinite.
        _columns = _rows = cells + 5;
        _values = new double[_columns * _rows];
        Array.Fill(_values, double.PositiveInfinity);
        for (var row = 1; row < _rows - 1; row++)
        {
            for (var column = 1; column < _columns - 1; column++)
            {
                var value = function(X(column), Y(row));
                if (double.IsFinite(value)) _values[row * _columns + column] = value;
            }
        }
    }

    /// <summary>
    /// The rings around the regions where the function is at most <paramref name="level"/>, counterclockwise around each and
    /// clockwise around its holes; the last point of each joins the first.
    /// </summary>
    public ImmutableArray<ImmutableArray<PlotPoint>> Rings(double level)
    {
        // An edge has a number: twice its lower left node, and one more if it is upright. The border crosses an edge at most once.
        var next = new int[2 * _values.Length];
        Array.Fill(next, -1);
        for (var row = 0; row < _rows - 1; row++)
        {
            for (var column = 0; column < _columns - 1; column++)
            {
                foreach (var (from, to) in Crossings(row * _columns + column, level))
                    next[Edge(row * _columns + column, from)] = Edge(row * _columns + column, to);
            }
        }

        var rings = ImmutableArray.CreateBuilder<ImmutableArray<PlotPoint>>();
        for (var start = 0; start < next.Length; start++)
        {
            if (next[start] < 0) continue;
            var ring = ImmutableArray.CreateBuilder<PlotPoint>();
            for (var edge = start; next[edge] >= 0;)
            {
                ring.Add(Crossing(edge, level));
                (edge, next[edge]) = (next[edge], -1);
            }

            rings.Add(ring.ToImmutable());
        }

        return rings.ToImmutable();
    }

    private (int From, int To)[] Crossings(int node, double level)
    {
        var (a, b, c, d) = (_values[node], _values[node + 1], _values[node + _columns + 1], _values[node + _columns]);
        var inside = (a <= level ? 1 : 0) | (b <= level ? 2 : 0) | (c <= level ? 4 : 0) | (d <= level ? 8 : 0);
        return inside switch
        {
            // A saddle: the mean of the corners stands for the middle, which joins the two corners or does not.
            5 when (a + b + c + d) / 4 <= level => _joined5,
            10 when (a + b + c + d) / 4 <= level => _joined10,
            _ => _crossings[inside],
        };
    }

    private int Edge(int node, int side) => side switch
    {
        0 => 2 * node,
        1 => 2 * (node + 1) + 1,
        2 => 2 * (node + _columns),
        _ => 2 * node + 1,
    };

    private PlotPoint Crossing(int edge, double level)
    {
        var node = edge / 2;
        var upright = edge % 2 == 1;
        var other = upright ? node + _columns : node + 1;
        var (row, column) = (node / _columns, node % _columns);

        // Where the straight line between the two values meets the level; next to an infinite value that is the finite end.
        var share = _values[node] == double.PositiveInfinity ? 1
            : _values[other] == double.PositiveInfinity ? 0
            : (level - _values[node]) / (_values[other] - _values[node]);
        return upright ? new(X(column), Y(row + share)) : new(X(column + share), Y(row));
    }

    private double X(double column) => _window.Left + (column - 2) * (_window.Right - _window.Left) / _cells;

    private double Y(double row) => _window.Bottom + (row - 2) * (_window.Top - _window.Bottom) / _cells;
}
