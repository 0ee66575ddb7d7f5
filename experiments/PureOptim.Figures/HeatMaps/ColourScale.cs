namespace PureOptim.Figures.HeatMaps;

/// <summary>
/// Colours for a share from 0 to 1: from a dark blue over green to a pale yellow. Every step up is lighter, so that the order can be seen
/// without telling the hues apart, and on paper.
/// </summary>
internal static class ColourScale
{
    private static readonly int[] _anchors = [0x1b2a5e, 0x0b6aa8, 0x2aa39b, 0xaed468, 0xfdf3b4];

    /// <summary>The luminance L on which white and black have the same contrast, 1.05/(L + 0.05) = (L + 0.05)/0.05 = 4.58.</summary>
    private const double EqualContrast = 0.1791;

    /// <summary>The colours at equal distances from 0 to 1, as <c>#rrggbb</c>.</summary>
    public static IEnumerable<string> Anchors => _anchors.Select((_, i) => At((double)i / (_anchors.Length - 1)));

    /// <summary>The colour of a share; what lies outside has the colour of the end.</summary>
    public static string At(double share)
    {
        var place = double.Clamp(share, 0, 1) * (_anchors.Length - 1);
        var below = int.Min((int)place, _anchors.Length - 2);
        return $"#{Mix(16):x2}{Mix(8):x2}{Mix(0):x2}";

        int Mix(int shift)
        {
            var (from, to) = (_anchors[below] >> shift & 255, _anchors[below + 1] >> shift & 255);
            return (int)double.Round(from + (place - below) * (to - from));
        }
    }

    /// <summary>The colour of letters that can be read on the colour of a share: of white and black, the one of the higher contrast.</summary>
    public static string LettersOn(double share) => Luminance(At(share)) < EqualContrast ? "#ffffff" : "#000000";

    /// <summary>The relative luminance of a colour, from 0 to 1, as the Web Content Accessibility Guidelines define it.</summary>
    internal static double Luminance(string colour)
    {
        return 0.2126 * Linear(1) + 0.7152 * Linear(3) + 0.0722 * Linear(5);

        double Linear(int at)
        {
            var share = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return share <= 0.04045 ? share / 12.92 : double.Pow((share + 0.055) / 1.055, 2.4);
        }
    }
}
