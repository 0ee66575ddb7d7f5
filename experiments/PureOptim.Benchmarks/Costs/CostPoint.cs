using System.Globalization;

namespace PureOptim.Benchmarks.Costs;

/// <summary>A point of a picture of how cost grows.</summary>
/// <param name="Width">The bits of the registers of both sides.</param>
/// <param name="Picture">The name of the picture.</param>
/// <param name="Series">The line that it lies on.</param>
/// <param name="Size">The size of the work.</param>
/// <param name="Cost">Its cost, or its rate, in the unit of the picture: the median of the rounds.</param>
internal sealed record CostPoint(int Width, string Picture, string Series, double Size, double Cost)
{
    private const string Header = "width,picture,series,size,cost";

    /// <summary>The points in a file; none where there is none.</summary>
    internal static CostPoint[] Read(string path) => !File.Exists(path) ? [] :
    [
        .. from line in File.ReadLines(path).Skip(1)
           let cells = line.Split(',')
           select new CostPoint(int.Parse(cells[0], Invariant), cells[1], cells[2], double.Parse(cells[3], Invariant), double.Parse(cells[4], Invariant)),
    ];

    /// <summary>Writes points, those of the widest registers first.</summary>
    internal static void Write(string path, IEnumerable<CostPoint> points) => File.WriteAllText(
        path,
        string.Join('\n', points.OrderByDescending(point => point.Width).Select(point => FormattableString.Invariant($"{point.Width},{point.Picture},{point.Series},{point.Size:R},{point.Cost:G4}")).Prepend(Header)) + "\n");

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
