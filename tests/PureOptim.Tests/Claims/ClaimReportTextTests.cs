using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;

namespace PureOptim.Tests.Claims;

public sealed class ClaimReportTextTests
{
    [Theory]
    [InlineData(0.2571, 0.2571, 0.2571, 0, "", "0.257")]
    [InlineData(1, 1, 1, 0, "time", "1 time")]
    [InlineData(20, 20, 20, 0, "time", "20 times")]
    [InlineData(1, 1, 1, 0, "letter", "1 letter")]
    [InlineData(12, 2.58, 21.4, 20, "step", "12 [2.58, 21.4] steps")]
    [InlineData(1e7, 9999999, 10000001, 40, "", "1e7, exact to these digits")]
    [InlineData(0, 0, 0, 20, "step", "0 steps, the same for all 20")]
    [InlineData(0.3, double.NegativeInfinity, double.PositiveInfinity, 1, "", "0.3, no interval of one number")]
    [InlineData(double.PositiveInfinity, 0, double.PositiveInfinity, 5, "", "Infinity, no interval")]
    [InlineData(double.NaN, double.NaN, double.NaN, 5, "", "NaN")]
    [InlineData(0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0, "", "0.3")]
    public void A_number_stands_with_what_is_known_about_it(double mean, double low, double high, int count, string unit, string words) =>
        Assert.Equal(words, ClaimReportText.Of(new Estimate(mean, low, high, count), unit));

    [Fact]
    public void A_condition_stands_with_its_unit() => Assert.Equal(
        "below 20 times",
        ClaimReportText.Of(ArticleClaims.Of(Budget.Full).Single(claim => claim.Id == "prints-once").Cases[0]));

    // The words of the case state the better side: more is better for accuracies, less for losses.
    [Fact]
    public void A_comparison_counts_the_seeds_that_are_better_and_names_the_rival()
    {
        var source = new FakeResults { Trials = trial => FakeResults.Trained(trial.Label == "Adam" ? 0.2 : 0.1, trial.Label == "RmsProp" ? 0.95 : 0.9) };
        var results = ClaimReportRow.Of(ArticleClaims.Of(Budget.Full).Single(claim => claim.Id == "better-than-sgd-on-mnist"), source).Results;
        Assert.EndsWith("RMSProp's is higher for 5 of 5 seeds", results[2].Measured.Note, StringComparison.Ordinal);
        Assert.EndsWith("RMSProp's is lower for 0 of 5 seeds, equal for 5", results[0].Measured.Note, StringComparison.Ordinal);
        Assert.Equal("test images classified correctly, in per cent, RMSProp's minus SGD's, seed by seed", results[2].Case.Measure.What);
        Assert.Equal("5 percentage points, the same for all 5", ClaimReportText.Of(results[2].Measured.Number, results[2].Case.Measure.Unit));
    }

    // Identifiers of types are no names for readers.
    [Fact]
    public void No_text_of_the_report_spells_a_name_as_the_code_does()
    {
        var source = new FakeResults { Trials = _ => FakeResults.Trained(0.1) with { StepsToDecade = [1, 1], Losses = new(0, 1, [3, 3]) } };
        var report = ClaimReport.Of(Budget.Quick, ArticleClaims.Of(Budget.Quick), source);
        foreach (var text in new[] { ClaimReportMarkdown.Of(report), ClaimReportPage.Of(report, [], new string('0', 64)), ClaimReportJson.Of(report).ToJsonString() })
        {
            Assert.DoesNotContain("RmsProp", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\bSgd\b", text);
        }

        // 0.30000000000000004; in JSON a number has the digits that it needs.
        foreach (var text in new[] { ClaimReportMarkdown.Of(report), ClaimReportPage.Of(report, [], new string('0', 64)) }) Assert.DoesNotMatch(@"\d\.\d{9,}", text);
    }
}
