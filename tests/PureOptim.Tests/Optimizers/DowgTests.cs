using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DowgTests
{
    private static readonly Dowg _quarter = new() { InitialDistance = 0.25, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards => [Card(new()), Card(new() { InitialDistance = 0.1 })];

    // r = 1/4 and v = 1/4 · 4 = 1: a step of 1/4 · 2/√1. Then the squared distance is 1/4 too, and v = 1 + 1/4.
    [Fact]
    public void Squares_are_weighted_by_the_squared_distance_of_their_step()
    {
        var path = Trial.From1(_quarter, 2, 1);
        Assert.Equal(0.5, path[0]);
        Assert.Equal(0.5 - 0.25 / double.Sqrt(1.25), path[1], 1e-15);
        Assert.Equal(0.75, Trial.From1(_quarter with { Epsilon = 1 }, 2)[0]);
        Assert.Equal(0.75, Trial.From1(_quarter with { LearningRate = 0.5 }, 2)[0]);
    }

    // At the same squared distance all weights are the same: v is r G.
    [Fact]
    public void The_first_step_is_that_of_DoG() => Assert.Equal(
        Trial.From1(new Dog { InitialStep = 0.5, Epsilon = 0, Start = DogStart.Distance }, 2)[0], Trial.From1(_quarter, 2)[0], 1e-15);

    [Fact]
    public void A_gradient_of_zero_moves_nothing() => Assert.Equal([1, 0.5], Trial.From1(_quarter, 0, 2));

    private static OptimizerCard Card(Dowg dowg) => new(dowg, Odd | Descending | RestsWithoutGradient, Linear | TranslationInvariant, [], []);
}
