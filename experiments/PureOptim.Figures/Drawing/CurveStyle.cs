namespace PureOptim.Figures.Drawing;

/// <summary>The style of the curve at some place in the list: colour, marker and dashes, each of which alone tells six curves apart; together they tell 216 apart.</summary>
/// <param name="Colour">
/// One of the colours of M. Okabe and K. Ito, "Color Universal Design" (2008), that are dark enough for lines on white.
/// </param>
/// <param name="Marker">The sign.</param>
/// <param name="Dashes">The lengths of dashes and gaps in pixels, or null for an unbroken line.</param>
internal sealed record CurveStyle(string Colour, Marker Marker, string? Dashes)
{
    private static readonly CurveStyle[] _styles =
    [
        new("#0072b2", Marker.Circle, null),
        new("#d55e00", Marker.Cross, "9 3"),
        new("#009e73", Marker.Square, "3 2"),
        new("#cc79a7", Marker.Diamond, "9 3 2 3"),
        new("#e69f00", Marker.Triangle, "14 4"),
        new("#56b4e9", Marker.Star, "5 3 2 3 2 3"),
    ];

    /// <summary>All colours of curves.</summary>
    internal static IEnumerable<string> Colours => _styles.Select(style => style.Colour);

    /// <summary>The style of curve number <paramref name="index"/>, from 0: after six the colours come again, with other markers, after 36 with other dashes.</summary>
    public static CurveStyle Of(int index)
    {
        var (count, round) = (_styles.Length, index / _styles.Length);
        return new(_styles[index % count].Colour, _styles[(index + round) % count].Marker, _styles[(index + round / count) % count].Dashes);
    }
}
