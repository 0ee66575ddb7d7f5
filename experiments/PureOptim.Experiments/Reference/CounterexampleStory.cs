using System.Globalization;
using System.Text.RegularExpressions;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>The smallest counterexample to a law as a story: what was set, where it began, which gradients came, and what came out.</summary>
internal static partial class CounterexampleStory
{
    /// <summary>The story, and what finds it again with every digit; a counterexample of another form stands as it is.</summary>
    /// <param name="cell">A verdict with a counterexample.</param>
    internal static IEnumerable<ReportBlock> Of(Cell cell)
    {
        var lines = cell.Verdict.Counterexample!.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > 1 && Opening().Match(lines[0]) is { Success: true } opening && lines[1..^1].All(line => Gradient().IsMatch(line)))
        {
            var settings = Rounded(opening.Groups["settings"].Value.Replace(" = ", " ", StringComparison.Ordinal));
            yield return new ReportBlock.Paragraph(ReportText.Of(
                ReportSpan.Strong(opening.Groups["name"].Value), settings.Length > 0 ? $" with {settings}" : "", $", in {opening.Groups["precision"].Value.ToLowerInvariant()}, starts at {Rounded(opening.Groups["start"].Value)}{Gradients(lines[1..^1])}."));
            yield return new ReportBlock.Paragraph(Outcome(Rounded(lines[^1].Trim())));
        }
        else
        {
            yield return new ReportBlock.Listing(string.Join('\n', lines));
        }

        yield return new ReportBlock.Paragraph(ReportText.Of("With every digit: ", ReportSpan.Code(LawMatrix.CommandFor(cell))));
    }

    private static string Gradients(string[] lines)
    {
        string[] gradients = [.. lines.Select(line => Rounded(Gradient().Match(line).Groups[1].Value))];
        return gradients.Length switch
        {
            0 => "",
            1 => $" and gets the gradient {gradients[0]}",
            _ => $" and gets the gradients {string.Join(", then ", gradients)}",
        };
    }

    /// <summary>What did not agree, as a sentence.</summary>
    private static string Outcome(string difference) =>
        Apart().Match(difference) is { Success: true } apart ? $"{Capital(apart.Groups[1].Value)} lies in {apart.Groups[2].Value} one way and in {apart.Groups[3].Value} the other: these have nothing in common."
        : Unequal().Match(difference) is { Success: true } unequal ? $"{Capital(unequal.Groups[1].Value)}: one way it is {unequal.Groups[2].Value}, the other {unequal.Groups[3].Value}."
        : $"{Capital(difference)}.";

    private static string Capital(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    /// <summary>Numbers of many digits in five.</summary>
    private static string Rounded(string text) =>
        Long().Replace(text, number => double.TryParse(number.ValueSpan, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var value) ? NumberText.Rounded(value) : number.Value);

    [GeneratedRegex(@"^(?<name>[\w.]+)(?: \{ (?<settings>.*) \})? in (?<precision>Binary(32|64)), from (?<start>\S.*)$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^  gradient \d+: (.*)$")]
    private static partial Regex Gradient();

    [GeneratedRegex(@"^(.*): (\[.*\]) and (\[.*\]) do not meet$")]
    private static partial Regex Apart();

    [GeneratedRegex(@"^([^:]*): (\S+) and (\S+)$")]
    private static partial Regex Unequal();

    [GeneratedRegex(@"(?<![\w.])-?\d+\.\d{5,}(?:[eE][+-]?\d+)?")]
    private static partial Regex Long();
}
