namespace PureOptim.Experiments.Figures;

/// <summary>
/// Colours for a share from 0 to 1: from a dark blue over green to a pale yellow. Every step up is lighter, so that the order can be seen
/// without telling the hues apart, and on paper.
/// </summary>
internal static class ColourScale
{
    private static readonly int[] _anchors = [0x1b2a5e, 0x0b6aa8, 0x2aa39b, 0xaed468, 0xfdf3b4];

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

    /// <summary>The colour of letters that can be read on the colour of a share.</summary>
    public static string LettersOn(double share) => share < 0.55 ? "#ffffff" : Svg.Ink;
}
