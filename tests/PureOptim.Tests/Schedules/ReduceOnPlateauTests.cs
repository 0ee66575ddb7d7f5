using PureOptim.Dialects;

namespace PureOptim.Tests.Schedules;

public sealed class ReduceOnPlateauTests
{
    // Two failures in a row are one too many; then one metric is passed over, so that it takes three more.
    [Fact]
    public void The_rate_shrinks_after_more_failures_than_the_patience()
    {
        var plateau = new ReduceOnPlateau { Factor = 0.5, Patience = 1, Cooldown = 1 };
        Assert.Equal([8, 8, 4, 4, 4, 2], Rates(plateau, 8, 5, 5, 6, 7, 7, 7));
    }

    [Fact]
    public void A_better_metric_starts_the_count_again()
    {
        var plateau = new ReduceOnPlateau { Factor = 0.5, Patience = 1 };
        Assert.Equal([8, 8, 8, 8, 4], Rates(plateau, 8, 5, 6, 4, 5, 5));
    }

    // 5 - 1 = 4 is not below 4; 10 % below 5 is 4.5.
    [Fact]
    public void A_gain_must_be_more_than_the_threshold()
    {
        var absolute = new ReduceOnPlateau { Factor = 0.5, Patience = 0, Threshold = 1, ThresholdMode = PlateauThreshold.Absolute };
        Assert.Equal([8, 4], Rates(absolute, 8, 5, 4));
        Assert.Equal([8, 8], Rates(absolute, 8, 5, 3.5));
        var relative = new ReduceOnPlateau { Factor = 0.5, Patience = 0, Threshold = 0.5 };
        Assert.Equal([8, 4], Rates(relative, 8, 5, 2.5));
        Assert.Equal([8, 8], Rates(relative, 8, 5, 2));
        Assert.Equal([8, 4], Rates(relative with { AbsoluteThreshold = 1 }, 8, 5, 2));
    }

    [Fact]
    public void Larger_metrics_may_be_better()
    {
        var plateau = new ReduceOnPlateau { Factor = 0.5, Patience = 0, Threshold = 0.5, IsMaximized = true };
        Assert.Equal([8, 8, 4], Rates(plateau, 8, 2, 4, 5));
        Assert.Equal([8, 8, 4], Rates(plateau with { ThresholdMode = PlateauThreshold.Absolute }, 8, 2, 3, 3.5));
    }

    [Fact]
    public void The_rate_does_not_pass_its_least_nor_change_by_almost_nothing()
    {
        Assert.Equal([8, 4, 3, 3], Rates(new ReduceOnPlateau { Factor = 0.5, Patience = 0, LeastRate = 3 }, 8, 1, 1, 1, 1));
        Assert.Equal([8, 4, 4], Rates(new ReduceOnPlateau { Factor = 0.5, Patience = 0, LeastChange = 2 }, 8, 1, 1, 1));
    }

    // Means of 1 and 3, 2 and 4, 0 and 2: only the second is a failure.
    [Fact]
    public void The_mean_of_a_group_counts_as_one_metric()
    {
        var plateau = new ReduceOnPlateau { Factor = 0.5, Patience = 0, GroupSize = 2 };
        Assert.Equal([8, 8, 8, 4, 4, 4], Rates(plateau, 8, 1, 3, 2, 4, 0, 2));
    }

    [Fact]
    public void A_metric_that_is_no_number_is_a_failure() =>
        Assert.Equal([4, 4, 2], Rates(new ReduceOnPlateau { Factor = 0.5, Patience = 0 }, 8, double.NaN, 1, double.NaN));

    [Fact]
    public void The_state_before_stays_as_it_was()
    {
        var plateau = new ReduceOnPlateau { Patience = 0 };
        var state = plateau.Step(plateau.Start(1), 5);
        _ = plateau.Step(state, 6);
        Assert.Equal(new PlateauState(1, 5), state);
    }

    // Optax reduces with the failure whose number is the patience, PyTorch with the one after it.
    [Fact]
    public void The_patience_of_Optax_is_one_more_than_that_of_PyTorch()
    {
        Assert.Equal([1, 1, 0.5], Rates(Optax.ReduceOnPlateau(0.5, patience: 2), 1, 5, 5, 5));
        Assert.Equal([1, 1, 1, 0.5], Rates(PyTorch.ReduceLROnPlateau("min", 0.5, patience: 2), 1, 5, 5, 5, 5));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Refuses("Factor", () => new ReduceOnPlateau { Factor = 1 });
        Refuses("Patience", () => new ReduceOnPlateau { Patience = -1 });
        Refuses("Threshold", () => new ReduceOnPlateau { Threshold = double.NaN });
        Refuses("ThresholdMode", () => new ReduceOnPlateau { ThresholdMode = (PlateauThreshold)7 });
        Refuses("AbsoluteThreshold", () => new ReduceOnPlateau { AbsoluteThreshold = -1 });
        Refuses("Cooldown", () => new ReduceOnPlateau { Cooldown = -1 });
        Refuses("LeastRate", () => new ReduceOnPlateau { LeastRate = -1 });
        Refuses("LeastChange", () => new ReduceOnPlateau { LeastChange = -1 });
        Refuses("GroupSize", () => new ReduceOnPlateau { GroupSize = 0 });
        Refuses("rate", () => new ReduceOnPlateau().Start(-1));

        static void Refuses(string parameter, Func<object> make) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);
    }

    private static double[] Rates(ReduceOnPlateau plateau, double rate, params double[] metrics)
    {
        var state = plateau.Start(rate);
        return [.. metrics.Select(metric => (state = plateau.Step(state, metric)).Rate)];
    }
}
