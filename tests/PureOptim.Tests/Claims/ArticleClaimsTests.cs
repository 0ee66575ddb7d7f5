using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Claims;

public sealed class ArticleClaimsTests
{
    private static readonly Budget _small = Budget.Quick with { Starts = 5, Seeds = 5, Iterations = 2 };

    [Fact]
    public void Every_claim_and_erratum_is_there_whatever_the_effort()
    {
        string[] claims =
        [
            "larger-gradients-smaller-rates", "better-than-sgd-on-mnist", "sometimes-better-than-adagrad-and-adam", "decay-1-like-sgd", "decay-1-slower",
            "rotation-sgd-oscillates", "rotation-momentum-faster", "rotation-adagrad-slower", "rotation-adam-faster", "rotation-rmsprop-faster",
            "decay-needs-no-tuning", "insensitive-to-decay", "good-default-decays",
        ];
        string[] codeErrors =
        [
            "nesterov-is-not-nesterov", "paths-start-warm", "numbers-depend-on-threads", "turned-function-is-steeper", "turned-function-is-a-product",
            "prints-once", "imports-what-is-not-there",
        ];
        foreach (var budget in new[] { Budget.Full, Budget.Quick })
        {
            var all = ArticleClaims.Of(budget);
            Assert.Equal([.. claims, .. codeErrors], all.Select(claim => claim.Id));
            Assert.Equal(claims, all.Where(claim => claim.Kind == ClaimKind.Claim).Select(claim => claim.Id));
        }
    }

    [Fact]
    public void A_criterion_states_every_threshold_and_every_case()
    {
        foreach (var claim in ArticleClaims.Of(Budget.Full))
        {
            Assert.All(claim.Cases, each =>
            {
                Assert.Contains(ClaimReportText.Of(each), claim.Criterion, StringComparison.Ordinal);
                Assert.Contains(each.Name, claim.Criterion, StringComparison.Ordinal);
                Assert.DoesNotContain(",", each.Name, StringComparison.Ordinal); // Commas stand between the names in a verdict.
            });
            Assert.EndsWith(Verdict.Rule(claim.Quantifier), claim.Criterion, StringComparison.Ordinal);
            Assert.Equal(claim.Cases.Length, claim.Cases.Select(each => each.Name).Distinct().Count());
        }
    }

    [Fact]
    public void A_changed_threshold_changes_the_criterion_and_the_verdict()
    {
        var claim = Find("decay-1-slower");
        var eased = claim with { Cases = [.. claim.Cases.Select(each => each with { Condition = Condition.Below(1e9) })] };
        Assert.Equal(Outcome.Refuted, ClaimReportRow.Of(claim, new FakeResults()).Verdict.Outcome);
        Assert.Equal(Outcome.Supported, ClaimReportRow.Of(eased, new FakeResults()).Verdict.Outcome);
        Assert.Contains("below 1000000000", eased.Criterion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1, 0.95, "supported")]
    [InlineData(0.9, 0.5, "refuted")]
    [InlineData(0.1, 0.5, "depends on how the learning rates are chosen: so for loss at the article's rates, loss at the best rates; "
        + "not for accuracy at the article's rates, accuracy at the best rates")]
    public void The_verdict_on_mnist_follows_the_results(double loss, double accuracy, string words)
    {
        var source = new FakeResults
        {
            Trials = trial => trial.Entry.Optimizer is RmsProp ? FakeResults.Trained(loss, accuracy) : FakeResults.Trained(0.5, 0.8),
        };
        Assert.Equal(words, ClaimReportRow.Of(Find("better-than-sgd-on-mnist"), source).Verdict.Words);
    }

    [Fact]
    public void Training_that_diverges_loses()
    {
        var source = new FakeResults { Trials = trial => FakeResults.Trained(trial.Entry.Optimizer is RmsProp ? double.NaN : 2.3) };
        var result = ClaimReportRow.Of(Find("better-than-sgd-on-mnist"), source).Results[0];
        Assert.Equal((double.PositiveInfinity, Answer.No), (result.Measured.Number.Mean, result.Answer));
    }

    [Fact]
    public void One_case_is_enough_for_some_cases_and_none_refutes()
    {
        Assert.Equal(Outcome.Supported, OutcomeWith(0.1));
        Assert.Equal(Outcome.Refuted, OutcomeWith(0.9));

        Outcome OutcomeWith(double loss) => ClaimReportRow.Of(Find("sometimes-better-than-adagrad-and-adam"), new FakeResults
        {
            Trials = trial => FakeResults.Trained(trial.Entry.Optimizer is RmsProp ? loss : 0.5),
        }).Verdict.Outcome;
    }

    [Fact]
    public void The_evidence_of_a_comparison_is_every_trial_that_it_needs()
    {
        var each = Find("better-than-sgd-on-mnist").Cases[1];
        var source = new FakeResults { Trials = _ => FakeResults.Trained(0.5) };
        var evidence = each.Measure.Take(source).Evidence;
        Assert.Equal(2 * _small.Rates.Length * _small.Seeds, evidence.Length);
        Assert.Equal(each.Measure.Trials.Select(trial => trial.Id), evidence.Select(one => one.Id));
    }

    [Fact]
    public void Turned_faster_or_slower_follows_the_steps()
    {
        // As if every turned problem took ten steps less: those on the ellipse itself are the unturned ones.
        var source = new FakeResults { Trials = trial => Arrived(trial.Description.Canonical.Contains("\"ellipse\"", StringComparison.Ordinal) ? 30 : 20) };
        Assert.Equal(Outcome.Supported, ClaimReportRow.Of(Find("rotation-adam-faster"), source).Verdict.Outcome);
        Assert.Equal(Outcome.Refuted, ClaimReportRow.Of(Find("rotation-adagrad-slower"), source).Verdict.Outcome);

        static TrialResult Arrived(long step) =>
            new("", new(0, 1, [1]), 0, 0, 0, 0, null) { StepsToDecade = [step, step] };
    }

    [Fact]
    public void A_problem_that_is_not_solved_counts_one_step_more_than_there_were()
    {
        var source = new FakeResults
        {
            Trials = trial => new("", new(0, 1, [1]), 0, 0, 0, 0, null)
            {
                StepsToDecade = [null, trial.Description.Canonical.Contains("\"ellipse\"", StringComparison.Ordinal) ? 1 : null],
            },
        };
        Assert.All(ClaimReportRow.Of(Find("rotation-adagrad-slower"), source).Results, result => Assert.Equal(1000, result.Measured.Number.Mean));
    }

    private static Claim Find(string id) => ArticleClaims.Of(_small).Single(claim => claim.Id == id);
}
