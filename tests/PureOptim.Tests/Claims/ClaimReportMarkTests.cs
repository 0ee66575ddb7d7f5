using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;
using PureOptim.Experiments.Reports;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Tests.Claims;

/// <summary>A quick report says wherever it is read that it is one, and decides nothing from two seeds, whatever comes of them.</summary>
public sealed class ClaimReportMarkTests
{
    /// <summary>As if RMSProp were far better than everything, from each seed and with each decay alike.</summary>
    private static readonly FakeResults _clear = new()
    {
        Trials = trial => FakeResults.Trained(trial.Entry.Optimizer is RmsProp ? 0.001 : 2, trial.Entry.Optimizer is RmsProp ? 0.99 : 0.1)
            with
        { StepsToDecade = [1, 1], Losses = new(0, 1, [3, 3]) },
    };

    private static readonly ClaimReport _quick = ClaimReport.Of(Budget.Quick, ArticleClaims.Of(Budget.Quick), _clear);

    [Fact]
    public void No_case_of_fewer_than_five_seeds_or_starts_is_decided()
    {
        var drawn = _quick.Rows.SelectMany(row => row.Results).Where(result => result.Measured.Number.Count > 0).ToArray();
        Assert.Contains(drawn, result => result.Measured.Number.Count < Estimate.Enough);
        Assert.All(drawn, result => Assert.Equal(result.Measured.Number.Count < Estimate.Enough, result.Answer == Answer.TooFew));
    }

    // The same findings decide the same claims once there are five seeds: it is their number that leaves them open.
    [Theory]
    [InlineData("better-than-sgd-on-mnist")]
    [InlineData("good-default-decays")]
    public void The_same_numbers_from_five_seeds_are_decided(string id)
    {
        Assert.Equal(Outcome.Open, _quick.Rows.Single(row => row.Claim.Id == id).Verdict.Outcome);
        var full = ArticleClaims.Of(Budget.Full).Single(claim => claim.Id == id);
        Assert.Equal(Outcome.Supported, ClaimReportRow.Of(full, _clear).Verdict.Outcome);
    }

    [Fact]
    public void Every_verdict_is_marked_in_the_summary_the_tables_the_page_the_JSON_and_the_terminal()
    {
        var summary = ClaimReportMarkdown.Summary(_quick).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(_quick.Rows.Length, summary.Length);
        Assert.All(summary, line => Assert.Matches(@"\| quick: \*\*(supported|refuted|depends|open)\*\*", line));

        var (markdown, page, terminal) = (ClaimReportMarkdown.Of(_quick), ClaimReportPage.Of(_quick, [], new string('0', 64)), Terminal());
        foreach (var row in _quick.Rows) Assert.Contains($"**Verdict: quick: {row.Verdict.Name}", markdown, StringComparison.Ordinal);
        Assert.Equal(_quick.Rows.Length, page.Split("<span class=\"outcome ").Length - 1);
        Assert.Equal(_quick.Rows.Length, page.Split("<span class=\"mark\">quick: </span>").Length - 1);
        Assert.All(ClaimReportJson.Of(_quick)["claims"]!.AsArray(), claim =>
        {
            Assert.Equal("quick", (string)claim!["mark"]!);
            Assert.StartsWith($"quick: {claim["outcome"]}", (string)claim["verdict"]!, StringComparison.Ordinal);
        });
        Assert.Equal(_quick.Rows.Length, terminal.Count(line => line.StartsWith("  quick: ", StringComparison.Ordinal)));
        Assert.StartsWith("quick: ", terminal[^1], StringComparison.Ordinal);
        foreach (var text in new[] { markdown, page, (string)ClaimReportJson.Of(_quick)["caution"]!, string.Join('\n', terminal) })
            Assert.Contains("With fewer than 5 seeds nothing is decided.", text.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_effort_has_no_mark_and_any_smaller_one_has()
    {
        Assert.Equal("", Budget.Full.Mark);
        Assert.Equal("quick", Budget.Quick.Mark);
        Assert.All(
            [Budget.Full with { Starts = 19 }, Budget.Full with { Seeds = 4 }, Budget.Full with { Iterations = 1999 }, Budget.Full with { LawCases = 999 }, Budget.Full with { HasSmallStudies = true }, Budget.Full with { Rates = [1] }],
            budget => Assert.Equal("in full", budget.Mark));
        var row = ClaimReportRow.Of(ArticleClaims.Of(Budget.Full)[^1], _clear, Budget.Full.Mark);
        Assert.Equal("supported", row.Verdict.Words);
    }

    private static string[] Terminal()
    {
        using var output = new StringWriter();
        ClaimReportTable.Print(_quick, new ToolContext(output, TextWriter.Null, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
