using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Adam corrects its averages by powers of the β of the step at hand, as PyTorch and Optax do: under a schedule that is not the sum of their weights.</summary>
public sealed class ScheduledCorrectionTests
{
    /// <summary>η = 0.1, ε = 0, β1 = 0.5 and then 0.9, a gradient of 1 twice, from 1.</summary>
    private static readonly LawCase _smallest = new()
    {
        Optimizer = new Adam { LearningRate = 0.1, Beta1 = Schedule.PiecewiseConstant(0.5, (1, 0.9)), Epsilon = 0 },
        Precision = Precision.Binary64,
        Start = [1.0],
        Gradients = [[1.0], [1.0]],
        OtherGradients = [[0.0], [0.0]],
        Split = 0,
        Exponent = 0,
        Marks = [0],
    };

    [Theory]
    [InlineData("D10")]
    [InlineData("D10b")]
    [InlineData("D11")]
    [InlineData("D11b")]
    public void The_smallest_case_breaks_the_law(string id) =>
        Assert.True(OptimizerLaws.All.Single(law => law.Id == id).Examine(_smallest).IsBroken);

    /// <summary>
    /// m is 0.5 and then 0.9 · 0.5 + 0.1 = 0.55, so that the corrected average is 1 and then 0.55 / (1 - 0.81) = 2.894737, of ones; v / (1 - β2^t) is 1.
    /// The steps are 0.1 and 0.2894737. With what was seen (1 - 0.5 · 0.9 = 0.55) the path would be at 0.8.
    /// </summary>
    [Fact]
    public void The_second_step_is_longer_than_the_rate() => Assert.Equal(0.61053, _smallest.Run().End[0], 5);
}
