using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MomoAdamTests
{
    private static readonly MomoAdam _halves = new() { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards => [Card(new()), Card(new() { AdaptsLowerBound = true }), Card(new() { LowerBound = 0.1 })];

    // m = 1, D = √4, ⟨m, m/D⟩ = 1/2, f̄ = 1/2 and γ = ⟨m, θ⟩ = 1: τ = (1/2 - 1 + 1)/(1/2) = 1, below 1/(1/2), and a step of 1/2. Not farther than 0.1/(1/2) · 1/2. For f0 = 1/2 τ is (1/2 - 1/4)/(1/2).
    [Fact]
    public void A_step_goes_to_the_lowest_loss_along_Adams_direction()
    {
        Assert.Equal(0.5, MomoTests.Path(_halves, (2, 1))[0], 1e-15);
        Assert.Equal(0.9, MomoTests.Path(_halves with { LearningRate = 0.1 }, (2, 1))[0], 1e-15);
        Assert.Equal(0.75, MomoTests.Path(_halves with { LowerBound = 0.5 }, (2, 1))[0], 1e-15);
    }

    // λ = 1/2: a third of the parameter, and τ = (3/2 (1/2 - 1) + 1)/(1/2) = 1/2.
    [Fact]
    public void A_decay_is_a_share_and_a_part_of_the_model() => Assert.Equal(1 - 1 / 3.0 - 0.25, MomoTests.Path(_halves with { WeightDecay = 0.5 }, (2, 1))[0], 1e-15);

    // τ = min(2, (1/2 + 5)/(1/2)): a step of 1, and f* = max((1/2 - 2 · 1/2 / 2)/(1/2), -10) = 0.
    [Fact]
    public void The_lowest_loss_may_be_estimated()
    {
        var momo = _halves with { LowerBound = -10, AdaptsLowerBound = true };
        Parameters<double> at = [1];
        var (moved, state) = momo.Step(momo.Init(at), at, new([2.0], 1));
        Assert.Equal((0, 0), (moved[0], state.Scalars[2]));
    }

    // From high above a step is as long as allowed.
    [Fact]
    public void At_a_high_loss_it_is_Adam()
    {
        (double, double)[] steps = [(2, 1e9), (-1, 1e9), (0.5, 1e9)];
        var adam = Trial.From1(new Adam { LearningRate = 0.01, Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 2, -1, 0.5);
        foreach (var (expected, actual) in adam.Zip(MomoTests.Path(new MomoAdam(), steps))) Assert.Equal(expected, actual, 1e-15);
    }

    private static OptimizerCard Card(MomoAdam momo) => new(momo, Odd | PermutationEquivariant, None, [], []);
}
