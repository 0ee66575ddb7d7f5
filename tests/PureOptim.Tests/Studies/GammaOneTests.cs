using PureOptim.Article.Studies;

namespace PureOptim.Tests.Studies;

public sealed class GammaOneTests
{
    // Law C6. η g is rounded, its quotient by ε is; η/ε is rounded, its product with g is: each side errs by less than two units, and the
    // difference from the parameter is rounded once more on each side.
    private const double Bound = 4;

    [Theory]
    [InlineData(0.1, 1e-7)]
    [InlineData(1e-8, 1e-7)]
    [InlineData(3e-9, 1.1e-8)]
    [InlineData(0.01, 0.3)]
    public void At_decay_1_a_step_is_that_of_gradient_descent_at_lr_over_epsilon_to_four_ulps(double rate, double epsilon)
    {
        var distance = StepDistance.Of(
            new RmsProp { LearningRate = rate, Decay = 1, Epsilon = epsilon }, new Sgd { LearningRate = rate / epsilon }, Objective.Valley, [-7.0, 2.0], 30);
        Assert.InRange(distance.Ulps, 0, Bound);
        Assert.Equal(30, distance.Steps);
    }

    [Theory]
    [InlineData(0.1, -23)]
    [InlineData(0.7, -1)]
    [InlineData(1e-3, -40)]
    public void Where_epsilon_is_a_power_of_two_it_is_the_same_bit_for_bit(double rate, int power)
    {
        var epsilon = double.ScaleB(1, power);
        var distance = StepDistance.Of(
            new RmsProp { LearningRate = rate * epsilon, Decay = 1, Epsilon = epsilon }, new Sgd { LearningRate = rate }, Objective.Valley, [-7.0, 2.0], 200);
        Assert.Equal((0.0, 200L), (distance.Ulps, distance.Steps));
    }

    [Fact]
    public void Steps_that_are_not_the_same_are_told_apart()
    {
        // A rate that is off by one part in 2^50 moves a step by about four units, and less than that in the coordinate.
        var distance = StepDistance.Of(new Sgd { LearningRate = 0.1 * (1 + double.ScaleB(1, -48)) }, new Sgd { LearningRate = 0.1 }, Objective.Valley, [-7.0, 2.0], 30);
        Assert.InRange(distance.Ulps, 0.5, 40);
        Assert.True(StepDistance.Of(new RmsProp { LearningRate = 0.1, Decay = 0.99 }, new Sgd { LearningRate = 0.1 }, Objective.Valley, [-7.0, 2.0], 30).Ulps > 1e9);
    }

    [Theory]
    [InlineData("valley")]
    [InlineData("network")]
    public void The_runs_diverge_and_agree_as_the_law_says(string sweep)
    {
        var runs = QuickStudies.GammaOne[sweep].ToDictionary(run => run.Label);
        Assert.NotNull(runs["RMSProp γ 1"].Result.DivergedAt);
        Assert.NotNull(runs["SGD lr/ε"].Result.DivergedAt);
        Assert.False(runs["SGD"].Diverged);
        Assert.Equal(runs["SGD"].Result.Digest, runs["RMSProp γ 1, lr·ε, ε 2⁻²³"].Result.Digest);

        // A few units in the last place a step, over 30 steps in binary64 and 200 in binary32.
        Assert.Equal(1, runs["RMSProp γ 1, lr·ε"].Result.Score / runs["SGD"].Result.Score, sweep == "valley" ? 1e-13 : 1e-3);
    }

    [Fact]
    public void A_diverged_run_is_drawn_to_where_it_leaves_and_labelled()
    {
        var report = Report();
        Assert.Equal(["paths", "valley-losses", "network-start-losses", "network-losses"], report.Pictures.Select(picture => picture.Name));
        Assert.Contains("diverged at step 1: f = 1.6e13", report.Pictures[0].Picture, StringComparison.Ordinal);
        Assert.Contains("diverged: not finite from step 25 on", report.Pictures[1].Picture, StringComparison.Ordinal);
        Assert.Contains(report.Findings, finding => finding.Contains("end at the same bits", StringComparison.Ordinal));

        // Of the quick run's 200 iterations there is each loss and no mean of a hundred.
        Assert.Equal("The network: the loss of each iteration", report.Pictures[3].Title);
        Assert.Contains("mean of these losses", report.Pictures[2].Picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rate_beside_it_is_the_one_that_the_law_names()
    {
        foreach (var runs in StudyDescription.Load("gamma-one", quick: false).Sweeps.Select(sweep => sweep.Expand().ToDictionary(trial => trial.Label, trial => trial.Entry.Optimizer)))
        {
            var (frozen, huge, scaled, plain, binary) = (
                (RmsProp)runs["RMSProp γ 1"], (Sgd)runs["SGD lr/ε"], (RmsProp)runs["RMSProp γ 1, lr·ε"], (Sgd)runs["SGD"], (RmsProp)runs["RMSProp γ 1, lr·ε, ε 2⁻²³"]);
            Assert.Equal(frozen.LearningRate.At(0) / frozen.Epsilon.At(0), huge.LearningRate.At(0));
            Assert.Equal(plain.LearningRate.At(0) * scaled.Epsilon.At(0), scaled.LearningRate.At(0));
            Assert.Equal(plain.LearningRate.At(0) * double.ScaleB(1, -23), binary.LearningRate.At(0));
            Assert.Equal(double.ScaleB(1, -23), binary.Epsilon.At(0));
            Assert.All([frozen, scaled, binary], optimizer => Assert.Equal(1, optimizer.Decay.At(0)));
        }
    }

    private static StudyReport Report() => new GammaOne().Report(QuickStudies.GammaOne);
}
