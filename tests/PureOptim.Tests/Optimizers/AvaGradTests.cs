using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AvaGradTests
{
    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(
            new AvaGrad(), Odd | TranslationInvariant | ProportionalToRate | PermutationEquivariant | RestsWithoutGradient,
            Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
    ];

    // The first step moves nothing: m = (1, 2), γ = ε = 1, v = (2, 8). The second: m = (1.5, 1), over 1 - 0.25 (2, 4/3); √v / √0.5 = (2, 4), over which and 1 the moments are divided. γ is then
    // of rates 1/(√2 / √0.75 + 1) and 1/(√8 / √0.75 + 1).
    [Fact]
    public void Rates_are_of_one_size_on_average()
    {
        var avaGrad = new AvaGrad { LearningRate = 0.75, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 1 };
        var at = avaGrad.Start((Parameters<double>)[1.0, 1.0]);
        at = avaGrad.Step(at.State, at.Parameters, (Parameters<double>)[2.0, 4.0]);
        Assert.Equal([1, 1], at.Parameters);
        Assert.Equal(1, at.State.Scalars[0], 1e-15);
        at = avaGrad.Step(at.State, at.Parameters, (Parameters<double>)[2.0, 0.0]);
        Trial.AssertNear([1 - 0.75 * 2 / 3, 1 - 0.75 * (4.0 / 3) / 5], at.Parameters);
        var (first, second) = (1 / (double.Sqrt(2 / 0.75) + 1), 1 / (double.Sqrt(8 / 0.75) + 1));
        Assert.Equal(1 / double.Sqrt((first * first + second * second) / 2), at.State.Scalars[0], 1e-15);
    }

    // With the second moments forgotten, and an ε beside which they are nothing, all rates are the same: γ/ε is 1, and with no first moment it is descent.
    [Fact]
    public void With_an_epsilon_beside_which_gradients_vanish_it_is_SGD_from_the_second_step_on()
    {
        var avaGrad = Trial.From1(new AvaGrad { LearningRate = 0.1, Beta1 = 0, Epsilon = 1e30 }, 7, 3, -2, 1);
        foreach (var (expected, actual) in Trial.From1(new Sgd { LearningRate = 0.1 }, 0, 3, -2, 1).Zip(avaGrad)) Assert.Equal(expected, actual, 4e-16);
    }
}
