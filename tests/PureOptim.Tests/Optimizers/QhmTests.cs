using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class QhmTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Qhm(), OptimizerTraits.ElementWise | Odd | TranslationInvariant | Linear | ProportionalToRate | RotationEquivariant | RestsWithoutGradient,
            Descending,
            ["m' = β m + (1 - β) g", "θ' = θ - η ((1 - ν) g + ν m')"],
            [@"m' = \beta m + \left(1 - \beta\right) g", @"\theta' = \theta - \eta \left(\left(1 - \nu\right) g + \nu m'\right)"]),
    ];

    // m = 1: a step of 0.1 · (2 + 1)/2. Then m = 1/2: 0.1 · 1/4.
    [Fact]
    public void A_step_is_between_the_gradient_and_its_average()
    {
        var path = Trial.From1(new Qhm { LearningRate = 0.1, Beta = 0.5, Nu = 0.5 }, 2, 0);
        Assert.Equal(0.85, path[0], 1e-15);
        Assert.Equal(0.825, path[1], 1e-15);
    }

    [Fact]
    public void Without_the_average_it_is_descent_bit_for_bit() =>
        Assert.Equal(Trial.From1(new Sgd { LearningRate = 0.1 }, 0.3, -0.7, 0, 5), Trial.From1(new Qhm { LearningRate = 0.1, Nu = 0 }, 0.3, -0.7, 0, 5));
}
