using PureOptim.Core;

namespace PureOptim.Tests.Core;

public sealed class HyperparameterAttributeTests
{
    [Theory]
    [InlineData(Bounds.Finite, -1e300, double.NegativeInfinity, "finite")]
    [InlineData(Bounds.NonNegative, 0, -double.Epsilon, "finite and at least 0")]
    [InlineData(Bounds.NonNegative, double.MaxValue, double.PositiveInfinity, "finite and at least 0")]
    [InlineData(Bounds.Positive, double.Epsilon, 0, "finite and above 0")]
    [InlineData(Bounds.AtLeastOne, 1, 0.5, "finite and at least 1")]
    [InlineData(Bounds.UnitInterval, 1, 1.5, "between 0 and 1")]
    [InlineData(Bounds.UnitInterval, 0, -0.5, "between 0 and 1")]
    [InlineData(Bounds.BelowOne, 0, 1, "at least 0 and below 1")]
    [InlineData(Bounds.BelowOne, 0.5, double.NaN, "at least 0 and below 1")]
    public void A_value_at_the_end_of_its_bounds_is_taken_and_one_beyond_refused(Bounds bounds, double taken, double refused, string rule)
    {
        Assert.Equal((Schedule)taken, Guard.Within((Schedule)taken, bounds));
        Assert.Equal(taken, Guard.Within(taken, bounds));
        Assert.Contains($"Rate must be {rule}", Assert.Throws<ArgumentOutOfRangeException>(() => Guard.Within((Schedule)refused, bounds, "Rate")).Message, StringComparison.Ordinal);
        Assert.Contains($"Rate must be {rule}", Assert.Throws<ArgumentOutOfRangeException>(() => Guard.Within(refused, bounds, "Rate")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_is_refused_where_it_leaves_the_bounds_at_some_step() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Guard.Within(Schedule.Linear(0.5, 1, 10), Bounds.BelowOne));

    [Fact]
    public void The_bounds_of_the_attribute_are_checked_by_the_property_that_has_it()
    {
        Assert.Equal(0.5, new Sample { Share = 0.5 }.Share.At(0));
        Assert.Equal("Share must be between 0 and 1. (Parameter 'Share')", FirstLine(Assert.Throws<ArgumentOutOfRangeException>(() => new Sample { Share = 2 })));
        Assert.Equal("Period must be finite and at least 1. (Parameter 'Period')", FirstLine(Assert.Throws<ArgumentOutOfRangeException>(() => new Sample { Period = 0 })));
        Assert.Contains("Sample.Bare has no [Hyperparameter]", Assert.Throws<InvalidOperationException>(() => new Sample { Bare = 1 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_of_epsilon_is_squared_inside_the_root()
    {
        Assert.Equal(new HyperparameterUnit(0, 1), new AdaGrad().UnitOf("Epsilon"));
        Assert.Equal(new HyperparameterUnit(0, 2), new AdaGrad { EpsilonPlacement = EpsilonPlacement.InsideRoot }.UnitOf("Epsilon"));
        Assert.Equal(new HyperparameterUnit(0, 1), new RmsProp().UnitOf("Epsilon"));
        Assert.Equal(new HyperparameterUnit(0, 2), new RmsProp { EpsilonPlacement = EpsilonPlacement.InsideRoot }.UnitOf("Epsilon"));
        Assert.Null(new Sample().UnitOf("Bare"));
    }

    [Theory]
    [InlineData(0, 0, "1")]
    [InlineData(1, -1, "θ g^-1")]
    [InlineData(0, 2, "g^2")]
    [InlineData(1.5, 0, "θ^1.5")]
    public void A_unit_is_written_as_a_product_of_powers(double parameter, double gradient, string text) =>
        Assert.Equal(text, new HyperparameterUnit(parameter, gradient).ToString());

    private static string FirstLine(ArgumentException exception) => exception.Message.Split('\n')[0];

    private sealed record Sample : ElementWise
    {
        [Hyperparameter("s", "s", Bounds.UnitInterval)]
        public Schedule Share { get; init => field = Checked(value); } = 0.25;

        [Hyperparameter("k", "k", Bounds.AtLeastOne)]
        public int Period { get; init => field = Checked(value); } = 5;

        public Schedule Bare { get; init => field = Checked(value); } = 1;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => throw new NotSupportedException();
    }
}
