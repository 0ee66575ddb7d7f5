using System.Globalization;
using Spectre.Console;

namespace PureOptim.Experiments.Terminal;

/// <summary>Text measured as a terminal shows it: wide characters take two cells, combining ones none.</summary>
internal static class CellText
{
    /// <summary>The number of cells that a text takes.</summary>
    internal static int Width(string text) => PrintableText.IsPlain(text) ? text.Length : text.GetCellWidth();

    /// <summary>A text that takes no more cells than <paramref name="width"/>; where something is left out, it ends in an ellipsis.</summary>
    internal static string Cut(string text, int width)
    {
        if (width == int.MaxValue || Width(text) <= width) return text;
        var kept = "";
        foreach (var element in Elements(text))
        {
            if (Width(kept + element) > width - 1) break;
            kept += element;
        }

        return $"{kept.TrimEnd()}…";
    }

    /// <summary>A text followed, or led, by as many blanks as it takes to fill <paramref name="width"/> cells.</summary>
    internal static string Pad(string text, int width, bool isRight = false)
    {
        var blanks = new string(' ', int.Max(0, width - Width(text)));
        return isRight ? blanks + text : text + blanks;
    }

    private static IEnumerable<string> Elements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();) yield return elements.GetTextElement();
    }
}
