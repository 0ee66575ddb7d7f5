using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Studies;
using PureOptim.Experiments.Sweeps;

namespace PureOptim.Tests.Studies;

public sealed class MeasuredTests
{
    // A network of ten classes begins at ln 10 = 2.303, the loss of guessing.
    [Theory]
    [InlineData(0.1, 0.2, false)]
    [InlineData(1.35, 12.7, false)]
    [InlineData(2.4, 2.2, false)]
    [InlineData(2.4, 2.5, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(1.0, double.NaN, true)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    public void A_network_diverged_if_its_last_loss_and_the_mean_of_the_last_are_above_guessing_or_no_numbers(double last, double mean, bool diverged) =>
        Assert.Equal(diverged, Of("""{"classify": {"data": "mnist", "layers": [784, 10]}}""", last, mean, accuracy: 0.5).Diverged);

    [Theory]
    [InlineData(6.45, false)]
    [InlineData(6.46, true)]
    [InlineData(double.NaN, true)]
    public void A_path_diverged_if_it_ended_higher_than_it_began_or_at_no_number(double last, bool diverged) =>
        Assert.Equal(diverged, Of("""{"minimize": {"objective": "valley"}}""", last, mean: 100, accuracy: null).Diverged);

    private static Measured Of(string problem, double last, double mean, double? accuracy)
    {
        var description = Description.Parse("d.json", $$"""{ "name": "x", "problem": {{problem}}, "steps": 1, "optimizers": [{"optimizer": "sgd"}] }""");
        var trial = Assert.Single(Trial.Of(description));
        return new(trial, new(description, "", new(0, 1, [6.45, last]), last, last, 1, mean, null) { TestAccuracy = accuracy });
    }
}
