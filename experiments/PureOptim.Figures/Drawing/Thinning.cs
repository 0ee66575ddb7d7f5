using System.Collections.Immutable;
using System.Globalization;

namespace PureOptim.Figures.Drawing;

/// <summary>
/// The points of a long line that are drawn. A picture holds a bounded number of points whatever the number of steps: a line that is longer than its
/// share is drawn whole at its beginning, where most happens, and after that by spans of equal length, each with its first and its last point and
/// with those where a coordinate is least or greatest, so that no extreme is lost (the aggregation M4 of U. Jugel et al., 2014, for more than one
/// coordinate). The choice depends on the values alone.
/// </summary>
internal static class Thinning
{
    /// <summary>The number of points of all lines of a picture together. Shorter lines are drawn whole; a file stays below three megabytes.</summary>
    private const int Points = 12_000;

    /// <summary>With fewer points than this a line has no shape.</summary>
    private const int Fewest = 24;

    /// <summary>The number of points for each line, given the number of lines.</summary>
    internal static int Share(int lines) => int.Max(Fewest, Points / int.Max(1, lines));

    /// <summary>The indices of the points to draw, ascending: all of them where there are few enough.</summary>
    /// <param name="count">The number of points.</param>
    /// <param name="most">About how many to draw; the points in <paramref name="kept"/> come on top.</param>
    /// <param name="kept">Points that are drawn in any case, where there are such.</param>
    /// <param name="coordinates">The coordinates of a point by its index; what is not a number is no extreme.</param>
    internal static ImmutableArray<int> Indices(int count, int most, ReadOnlySpan<int> kept, params ReadOnlySpan<Func<int, double>> coordinates)
    {
        if (count <= most) return [.. Enumerable.Range(0, count)];
        var (head, each) = (most / 4, 2 + 2 * coordinates.Length);
        var spans = int.Max(1, (most - head) / each);
        var chosen = new SortedSet<int>(Enumerable.Range(0, head));
        for (var span = 0; span < spans; span++)
        {
            var (from, to) = (Border(span), Border(span + 1));
            chosen.Add(from);
            chosen.Add(to - 1);
            foreach (var coordinate in coordinates)
            {
                var (least, greatest) = (from, from);
                for (var i = from; i < to; i++)
                {
                    // Written so that a number is preferred to what is none.
                    if (coordinate(i) < coordinate(least) || double.IsNaN(coordinate(least))) least = i;
                    if (coordinate(i) > coordinate(greatest) || double.IsNaN(coordinate(greatest))) greatest = i;
                }

                chosen.Add(least);
                chosen.Add(greatest);
            }
        }

        foreach (var index in kept)
        {
            if (index >= 0 && index < count) chosen.Add(index);
        }

        return [.. chosen];

        int Border(int span) => head + (int)((long)(count - head) * span / spans);
    }

    /// <summary>The remark on a picture where points were left out; empty where all are drawn.</summary>
    /// <param name="longest">The number of points of the longest line.</param>
    /// <param name="lines">The number of lines.</param>
    /// <param name="noun">The noun for a line: "path".</param>
    internal static string Note(int longest, int lines, string noun) => longest <= Share(lines)
        ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"About {Share(lines)} of the {longest} points of a {noun} are drawn, its extremes among them; trace.csv has all.");
}
