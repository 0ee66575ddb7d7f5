using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Sweeps;
using PureOptim.Tests.Numerics;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Claims;

public sealed class CodeErrorsTests
{
    private static readonly JsonNode _recorded = JsonNode.Parse(File.ReadAllBytes(Golden.Path(Golden.Naive)))!["article f=x^2/20+y^2"]!;

    [Theory]
    [InlineData("nesterov-is-not-nesterov")]
    [InlineData("paths-start-warm")]
    [InlineData("turned-function-is-steeper")]
    [InlineData("turned-function-is-a-product")]
    [InlineData("numbers-depend-on-threads")]
    [InlineData("prints-once")]
    [InlineData("imports-what-is-not-there")]
    public void It_is_shown(string id) => Assert.Equal("supported", ClaimReportRow.Of(Find(id), new FakeResults()).Verdict.Words);

    [Fact]
    public void Other_paths_would_refute_the_warm_ones()
    {
        var source = new FakeResults
        {
            Paths = path => path with { Points = [.. path.Points.Select(point => point.Select(x => x + 1).ToImmutableArray())] },
        };
        Assert.Equal(Outcome.Refuted, ClaimReportRow.Of(Find("paths-start-warm"), source).Verdict.Outcome);
    }

    [Fact]
    public void A_law_that_holds_for_the_printed_rule_would_leave_the_erratum_open_to_doubt()
    {
        var source = new FakeResults { Laws = verdict => verdict with { Counterexample = null } };
        var verdict = ClaimReportRow.Of(Find("nesterov-is-not-nesterov"), source).Verdict;
        Assert.Equal(Outcome.Depends, verdict.Outcome);
        Assert.Contains("not for the rule as it is printed", verdict.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Digests_that_differ_between_threads_are_told()
    {
        var source = new FakeResults { Digests = threads => $"{threads}" };
        Assert.Equal(
            "depends on the program: so for the article's program (quoted); not for this tool (run)",
            ClaimReportRow.Of(Find("numbers-depend-on-threads"), source).Verdict.Words);
    }

    // The recorded paths are those of the article's own program: what the report quotes must be what is in them.
    [Fact]
    public void The_quoted_ends_are_those_of_the_recorded_paths()
    {
        Assert.Equal(CitedFacts.NesterovEnd, End("NesterovArticle"));
        foreach (var (optimizer, isWarm, x) in CitedFacts.Ends)
            Assert.Equal(x, double.Round(End(isWarm ? $"{optimizer} warm" : optimizer)[0], 2));
    }

    [Fact]
    public void The_warm_and_the_cold_walks_are_the_recorded_paths_bit_for_bit()
    {
        foreach (var (name, optimizer) in CodeErrors.Warmed)
        {
            Assert.Equal(Points(name), CodeErrors.Naive(optimizer).Run().Points.SelectMany(point => point));
            Assert.Equal(Points($"{name} warm"), CodeErrors.Naive(optimizer, isWarm: true).Run().Points.SelectMany(point => point));
        }

        Assert.Equal(Points("NesterovArticle"), CodeErrors.Naive(CodeErrors.Printed).Run().Points.SelectMany(point => point));
        Assert.Equal(Points("Nesterov"), CodeErrors.Naive(CodeErrors.Correct).Run().Points.SelectMany(point => point));
    }

    [Fact]
    public void A_warm_walk_and_a_rule_of_no_catalog_are_no_trials_and_have_the_digest_of_their_end()
    {
        Assert.Null(CodeErrors.Naive(CodeErrors.Printed).Trial);
        Assert.Null(CodeErrors.Naive(CodeErrors.Correct, isWarm: true).Trial);
        var trial = CodeErrors.Naive(CodeErrors.Correct).Trial!;
        Assert.Equal(TrialRunner.Run(trial, new(), CancellationToken.None).Digest, CodeErrors.Naive(CodeErrors.Correct).Run().Digest);
    }

    [Fact]
    public void What_was_read_is_not_called_run()
    {
        foreach (var id in new[] { "prints-once", "imports-what-is-not-there" })
            Assert.All(ClaimReportRow.Of(Find(id), new FakeResults()).Results, result => Assert.All(result.Measured.Evidence, evidence => Assert.Equal(EvidenceKind.Reading, evidence.Kind)));
        var threads = ClaimReportRow.Of(Find("numbers-depend-on-threads"), new FakeResults()).Results;
        Assert.Equal([EvidenceKind.Reading, EvidenceKind.Rerun], threads.Select(result => result.Measured.Evidence[0].Kind));
    }

    private static double[] Points(string name) =>
        [.. _recorded[name]!.AsArray().SelectMany(point => point!.AsArray()).Select(value => HexadecimalFloat.Parse(value!.GetValue<string>()))];

    private static double[] End(string name) => Points(name)[^2..];

    private static Claim Find(string id) => ArticleClaims.Of(Budget.Quick).Single(claim => claim.Id == id);
}
