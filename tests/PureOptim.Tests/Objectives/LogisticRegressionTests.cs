namespace PureOptim.Tests.Objectives;

public sealed class LogisticRegressionTests
{
    private static readonly LogisticRegression _hours = Objective.LogisticRegression;

    [Fact]
    public void The_minimum_of_the_study_hours_is_what_glm_in_R_prints()
    {
        var minimum = Assert.Single(_hours.Minima);
        Assert.Equal(-4.077713, minimum.Point[0], 5e-7); // R prints six decimals.
        Assert.Equal(1.504645, minimum.Point[1], 5e-7);
    }

    [Fact]
    public void At_zero_weights_the_loss_is_the_logarithm_of_2_and_the_gradient_half_the_mean_of_signed_features()
    {
        var objective = new LogisticRegression([1.0, 3.0, 1.0, 5.0], [0.0, 1.0]);
        Assert.Equal(double.Log(2), objective.Loss<double>([0.0, 0.0]), 1e-15); // Three roundings of numbers below 2.

        // Row (1, 3) has label 0 and row (1, 5) label 1: ((1, 3) - (1, 5)) / 2 / 2. Exact: at a score of 0 both kinks give their mean.
        Assert.Equal([0.0, -0.5], objective.Gradient<double>([0.0, 0.0]));
    }

    [Fact]
    public void Large_scores_neither_overflow_nor_lose_the_loss()
    {
        // A wrong score of 3000 costs 3000, a right one nothing; exp 3000 would be infinite.
        var objective = new LogisticRegression([3.0, 1.0], [0.0, 1.0]);
        Assert.Equal(3000.0 / 2, objective.Loss<double>([1000.0]));
        Assert.Equal([1.5], objective.Gradient<double>([1000.0]));
    }

    [Fact]
    public void The_penalty_adds_half_its_weight_times_the_square_and_moves_the_minimum()
    {
        var penalized = _hours with { Penalty = 0.5 };
        Parameters<double> point = [1.0, 2.0];
        Assert.Equal(_hours.Loss(point) + 0.25 * 5, penalized.Loss(point), 1e-15 * 8); // A few roundings of numbers below 8.
        Assert.Empty(penalized.Minima);
        Assert.NotEqual(_hours, penalized);
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LogisticRegression([1.0, 2.0, 3.0], [0.0, 1.0]));
        Assert.Throws<ArgumentException>(() => new LogisticRegression([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticRegression([1.0, double.NaN], [0.0, 1.0]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticRegression([1.0, 2.0], [0.0, 2.0]));
        Assert.StartsWith("labels must be 0 or 1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => _hours with { Penalty = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => _hours with { Penalty = double.NaN });
    }
}
