using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class FromageTests
{
    internal static IEnumerable<OptimizerCard> Cards { get; } = [new(new Fromage(), Odd | RotationEquivariantPerTensor, RotationEquivariant | TranslationInvariant, [], [])];

    // η = 0.75: s = 1/√(1 + 0.5625) = 0.8. ‖θ‖ = 5, ‖g‖ = 2: r g = (0, 5), θ = 0.8 ((3, 4) - 0.75 (0, 5)) = (2.4, 0.2).
    // Then ‖θ‖ = √5.8, ‖g‖ = 1: θ = 0.8 ((2.4, 0.2) - 0.75 √5.8 (1, 0)).
    [Fact]
    public void A_step_is_a_share_of_the_length_and_then_the_tensor_is_shortened()
    {
        var fromage = new Fromage { LearningRate = 0.75, SmallestNorm = 0 };
        var at = fromage.Start((Parameters<double>)[3.0, 4.0]);
        at = fromage.Step(at.State, at.Parameters, (Parameters<double>)[0.0, 2.0]);
        Trial.AssertNear([2.4, 0.2], at.Parameters);
        at = fromage.Step(at.State, at.Parameters, (Parameters<double>)[1.0, 0.0]);
        Trial.AssertNear([0.8 * (2.4 - 0.75 * double.Sqrt(5.8)), 0.16], at.Parameters);
    }

    // A gradient at right angles leaves the length as it is: that is what s is for.
    [Fact]
    public void A_step_at_right_angles_keeps_the_length()
    {
        var fromage = new Fromage { LearningRate = 0.3 };
        var moved = fromage.Step(fromage.Init((Parameters<double>)[3.0, 4.0]), (Parameters<double>)[3.0, 4.0], (Parameters<double>)[-4.0, 3.0]).Parameters;
        Assert.Equal(5, double.Hypot(moved[0], moved[1]), 1e-15);
    }

    // ‖θ‖ and ‖g‖ count as 2 at least: θ = s (1 - 0.75 · 2 / 2 · 1) = 0.8 · 0.25.
    [Fact]
    public void Norms_have_a_lower_bound() => Assert.Equal(0.2, Trial.From1(new Fromage { LearningRate = 0.75, SmallestNorm = 2 }, 1)[0], 1e-15);

    [Theory, InlineData(1e-6), InlineData(0)]
    public void Zeros_stay_without_gradient(double least)
    {
        var fromage = new Fromage { SmallestNorm = least };
        Parameters<float> zero = [0, 0];
        Assert.Equal(zero, fromage.Step(fromage.Init(zero), zero, zero).Parameters);
    }
}
