using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Documentation;

/// <summary>The table of claims in the README, which <c>pureoptim run claims</c> wrote.</summary>
public sealed class ReadmeClaimsTests
{
    private const string Begin = "<!-- claims -->", End = "<!-- end of claims -->";

    private static readonly string[][] _rows = Rows();

    [Fact]
    public void It_has_a_row_for_every_claim_of_the_report_in_its_words() =>
        Assert.Equal(
            ArticleClaims.Of(Budget.Full).Select(claim => ($"`{claim.Id}`", claim.Sentence)),
            _rows.Select(row => (row[0], row[1])));

    // The words of a verdict are made of the claim's own: what it may depend on, and the names of its cases, each of them once.
    [Fact]
    public void Every_verdict_is_one_that_the_rules_can_come_to()
    {
        foreach (var (claim, row) in ArticleClaims.Of(Budget.Full).Zip(_rows))
            Assert.Contains(row[2].Replace("**", "", StringComparison.Ordinal), Possible(claim));
    }

    private static HashSet<string> Possible(Claim claim)
    {
        var answers = Enum.GetValues<Answer>();
        var all = Enumerable.Range(0, (int)double.Pow(answers.Length, claim.Cases.Length)).Select(number => Verdict.Of(
            claim.Quantifier,
            claim.Varied,
            [.. claim.Cases.Select((each, i) => (each.Name, answers[number / (int)double.Pow(answers.Length, i) % answers.Length]))]).Words);
        return [.. all];
    }

    private static string[][] Rows() =>
    [
        .. File.ReadAllLines(Path.Combine(Above(AppContext.BaseDirectory), "README.md"))
            .SkipWhile(line => line != Begin).Skip(1).TakeWhile(line => line != End)
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line[2..^2].Split(" | ")),
    ];

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "PureOptim.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
