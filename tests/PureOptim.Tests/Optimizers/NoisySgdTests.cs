namespace PureOptim.Tests.Optimizers;

public sealed class NoisySgdTests
{
    internal static IEnumerable<OptimizerCard> Cards => [new(new NoisySgd(), OptimizerTraits.TranslationInvariant, OptimizerTraits.None, [], [])];

    [Fact]
    public void Without_variance_it_is_descent_bit_for_bit() =>
        Assert.Equal(Trial.From1(new Sgd { LearningRate = 0.3 }, 1, -0.7, 2), Trial.From1(new NoisySgd { LearningRate = 0.3, Variance = 0 }, 1, -0.7, 2));
}
