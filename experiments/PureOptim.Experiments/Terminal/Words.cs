using System.Collections.Immutable;

namespace PureOptim.Experiments.Terminal;

/// <summary>Text in lines of a bounded width.</summary>
internal static class Words
{
    /// <summary>A text broken between words; a word wider than a line has one of its own.</summary>
    internal static ImmutableArray<string> Wrap(string text, int width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && CellText.Width(line) + 1 + CellText.Width(word) > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return lines.ToImmutable();
    }
}
