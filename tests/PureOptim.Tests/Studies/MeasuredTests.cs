using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Studies;

public sealed class MeasuredTests
{
    /// <summary>A network of ten classes begins at ln 10 = 2.303, the loss of guessing.</summary>
    public static TheoryData<bool, double[]> ShortTrainings => new()
    {
        { false, [170, 45, 1.9, 1.3] },
        { true, [1, 1, 2.2, 2.5] },
        { false, [2.2] },
        { true, [170] },
        { true, [1, 1, 1, double.NaN] },
        { true, [1, 1, double.PositiveInfinity, 1] },
    };

    [Theory]
    [MemberData(nameof(ShortTrainings))]
    public void A_short_training_diverged_if_its_second_half_is_above_guessing_or_has_what_is_no_number(bool diverged, double[] losses) =>
        Assert.Equal(diverged, OfNetwork(new(1, 1, [.. losses]), mean: losses.Average()).Diverged);

    [Theory]
    [InlineData(2.30, false)]
    [InlineData(2.31, true)]
    [InlineData(double.NaN, true)]
    public void A_long_training_diverged_if_the_mean_of_its_last_hundred_losses_did(double mean, bool diverged) =>
        Assert.Equal(diverged, OfNetwork(new(100, 100, [170, mean]), mean).Diverged);

    [Theory]
    [InlineData(6.45, false)]
    [InlineData(6.46, true)]
    [InlineData(double.NaN, true)]
    public void A_path_diverged_if_it_ended_higher_than_it_began_or_at_no_number(double last, bool diverged) =>
        Assert.Equal(diverged, Of("""{"minimize": {"objective": "valley"}}""", new(0, 1, [6.45, last]), mean: 100, accuracy: null).Diverged);

    private static MeasuredTrial OfNetwork(LossCurve losses, double mean) => Of("""{"classify": {"data": "mnist", "layers": [784, 10]}}""", losses, mean, accuracy: 0.5);

    private static MeasuredTrial Of(string problem, LossCurve losses, double mean, double? accuracy)
    {
        var description = Description.Parse("d.json", $$"""{ "name": "x", "problem": {{problem}}, "steps": 1, "optimizers": [{"optimizer": "sgd"}] }""");
        var trial = Assert.Single(Trial.Of(description));
        var last = losses.Values[^1];
        return new(trial, new("", losses, last, last, 1, mean, null) { TestAccuracy = accuracy });
    }
}
