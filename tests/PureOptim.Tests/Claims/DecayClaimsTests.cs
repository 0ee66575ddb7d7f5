using System.Collections.Immutable;
using PureOptim.Article.Claims;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Claims;

public sealed class DecayClaimsTests
{
    private static readonly DecaySample _grid = new(
    [
        new(0.9, 0.1, 2), new(0.9, 0.01, 1), new(0.99, 0.1, 1.05), new(0.99, 0.01, double.PositiveInfinity), new(0.999, 0.1, 1.5), new(0.999, 0.01, 3),
        new(new LinearSchedule(0.9, 0.999, 10), 0.1, 4), new(new LinearSchedule(0.9, 0.999, 10), 0.01, 0.5),
    ]);

    /// <summary>The full study's trials with all five seeds, at a few of its decays and rates.</summary>
    private static readonly ImmutableArray<(string, ImmutableArray<Trial>)> _trials =
    [
        .. DecayTrials.Of(Budget.Full).Select(problem => (problem.Problem, problem.Trials
            .Where(trial => DecayOf(trial) is 0 or 0.9 or 0.99 && RateOf(trial) is 0.01 or 0.1).ToImmutableArray())),
    ];

    [Fact]
    public void The_multiple_is_that_of_the_best_rate()
    {
        Assert.Equal(1, _grid.Multiple(0.9));
        Assert.Equal(1.05, _grid.Multiple(0.99));
        Assert.Equal(1.5, _grid.Multiple(0.999));
    }

    [Fact]
    public void A_schedule_may_be_below_the_best_constant() => Assert.Equal(0.5, _grid.ScheduleMultiple);

    [Fact]
    public void Near_are_the_decays_and_the_rates_within_a_tenth()
    {
        Assert.Equal(2.0 / 3, _grid.DecaysNear);
        Assert.Equal(1, _grid.RatesNear);
    }

    [Fact]
    public void A_best_loss_of_zero_has_no_tenth() =>
        Assert.Equal((1, double.PositiveInfinity), (Of(0, 1).Multiple(0.9), Of(0, 1).Multiple(0.99)));

    [Fact]
    public void Where_all_diverged_all_are_alike() =>
        Assert.Equal(1, Of(double.PositiveInfinity, double.PositiveInfinity).Multiple(0.99));

    [Theory]
    [InlineData(0.99, "Supported", "Supported")]
    [InlineData(0.9, "Depends", "Supported")]
    [InlineData(0, "Depends", "Refuted")]
    public void The_verdicts_follow_where_the_best_decay_is(double best, string noTuning, string goodDefaults)
    {
        var claims = DecayClaims.Of(_trials);
        var source = new FakeResults { Trials = trial => Ended(DecayOf(trial) == best ? 0.1 : 0.2) };
        Assert.Equal(Enum.Parse<Outcome>(noTuning), ClaimReportRow.Of(claims[0], source).Verdict.Outcome);
        Assert.Equal(Enum.Parse<Outcome>(goodDefaults), ClaimReportRow.Of(claims[2], source).Verdict.Outcome);
    }

    [Fact]
    public void Insensitive_is_where_the_rate_matters_and_the_decay_does_not()
    {
        var claim = DecayClaims.Of(_trials)[1];
        var rate = new FakeResults { Trials = trial => Ended(RateOf(trial) == 0.01 ? 0.1 : 0.2) };
        var decay = new FakeResults { Trials = trial => Ended(DecayOf(trial) == 0.99 ? 0.1 : 0.2) };
        Assert.Equal(Outcome.Supported, ClaimReportRow.Of(claim, rate).Verdict.Outcome);
        Assert.Equal(Outcome.Refuted, ClaimReportRow.Of(claim, decay).Verdict.Outcome);
    }

    // Two seeds would say the same, and decide nothing.
    [Fact]
    public void Of_the_small_grids_nothing_is_decided()
    {
        var source = new FakeResults { Trials = trial => Ended(DecayOf(trial) == 0.99 ? 0.1 : 0.2) };
        Assert.All(DecayClaims.Of(DecayTrials.Of(Budget.Quick)), claim => Assert.Equal(Outcome.Open, ClaimReportRow.Of(claim, source).Verdict.Outcome));
    }

    private static double DecayOf(Trial trial) => ((RmsProp)trial.Entry.Optimizer).Decay.At(0);

    private static double RateOf(Trial trial) => ((RmsProp)trial.Entry.Optimizer).LearningRate.At(0);

    /// <summary>A result on any problem.</summary>
    private static TrialResult Ended(double loss) => FakeResults.Trained(loss) with { Losses = new(0, 1, [1]) };

    private static DecaySample Of(double first, double second) => new([new(0.9, 0.1, first), new(0.99, 0.1, second)]);
}
