using System.Collections.Immutable;

namespace PureOptim.Figures.Drawing;

/// <summary>The rectangle of the plane that a picture shows, borders included.</summary>
public readonly record struct PlotWindow(double Left, double Right, double Bottom, double Top)
{
    /// <summary>Whether the point is in the picture; a point that is not a number never is.</summary>
    public bool Contains(PlotPoint point) => point.X >= Left && point.X <= Right && point.Y >= Bottom && point.Y <= Top;

    /// <summary>The part of the segment that lies in the window, or null (Liang and Barsky, 1984).</summary>
    public (PlotPoint From, PlotPoint To)? Clip(PlotPoint from, PlotPoint to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        if (!double.IsFinite(dx) || !double.IsFinite(dy)) return null;

        var (enter, leave) = (0.0, 1.0);
        ReadOnlySpan<(double Rate, double Room)> borders =
            [(-dx, from.X - Left), (dx, Right - from.X), (-dy, from.Y - Bottom), (dy, Top - from.Y)];
        foreach (var (rate, room) in borders)
        {
            if (rate == 0 && room < 0) return null;
            if (rate < 0) enter = double.Max(enter, room / rate);
            if (rate > 0) leave = double.Min(leave, room / rate);
        }

        return enter <= leave ? (At(this, enter), At(this, leave)) : null;

        // Ends that lie inside are kept as they are; the others may miss the border by a rounding, but never to the outside.
        PlotPoint At(PlotWindow window, double share) => share switch
        {
            0 => from,
            1 => to,
            _ => new(
                double.Clamp(from.X + share * dx, window.Left, window.Right),
                double.Clamp(from.Y + share * dy, window.Bottom, window.Top)),
        };
    }

    /// <summary>The slices of a line through the points that lie in the window; points that are not numbers break the line.</summary>
    public ImmutableArray<ImmutableArray<PlotPoint>> Clip(IEnumerable<PlotPoint> points)
    {
        var slices = new List<List<PlotPoint>>();
        PlotPoint? last = null;
        foreach (var point in points)
        {
            if (last is { } from && Clip(from, point) is var (start, end))
            {
                // A line that never left goes on at the very point where it was.
                if (slices is not [.., [.., var at]] || at != start) slices.Add([start]);
                slices[^1].Add(end);
            }

            last = point;
        }

        return [.. slices.Select(slice => slice.ToImmutableArray())];
    }
}

/// <summary>A point of the plane, in the units of the data.</summary>
public readonly record struct PlotPoint(double X, double Y)
{
    /// <summary>Whether both coordinates are numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);
}
