using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class LionTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Lion(), Promised, Lacking,
            ["m' = β2 m + (1 - β2) g", "θ' = θ - η sign(β1 m + (1 - β1) g)"],
            [
                    @"m' = \beta_2 m + \left(1 - \beta_2\right) g",
                    @"\theta' = \theta - \eta \operatorname{sign}(\beta_1 m + \left(1 - \beta_1\right) g)",
                ]),
    ];

    // β1 = 1/2, β2 = 3/4, η = 1/4: g = 4: down, m = 1. g = -1: 1/2 - 1/2 = 0: no step, m = 3/4 - 1/4 = 1/2. g = -1: 1/4 - 1/2: up.
    [Fact]
    public void A_step_has_one_length() => Assert.Equal(
        [0.75, 0.75, 1], Trial.From1(new Lion { LearningRate = 0.25, Beta1 = 0.5, Beta2 = 0.75 }, 4, -1, -1));

    [Fact]
    public void A_gradient_that_is_no_number_is_not_hidden() => Assert.True(double.IsNaN(Trial.From1(new Lion(), double.NaN)[0]));

    // Both coordinates go down, 2/(2 + 1) of 0.3 each. Then m is (0.5, -0.5), and of 0.9 m + 0.1 g the first sign is against g = (-0.1, -1): the second goes 2/(1 + 1) of 0.3. At last both stay.
    [Fact]
    public void Pytorch_optimizers_may_be_cautious()
    {
        var lion = Dialects.PyTorchOptimizer.Lion(0.3, (0.9, 0.5), cautious: true);
        var at = lion.Start((Parameters<double>)[0.0, 0.0]);
        at = lion.Step(at.State, at.Parameters, (Parameters<double>)[1.0, -1.0]);
        Trial.AssertNear([-0.2, 0.2], at.Parameters);
        at = lion.Step(at.State, at.Parameters, (Parameters<double>)[-0.1, -1.0]);
        Trial.AssertNear([-0.2, 0.5], at.Parameters);
        at = lion.Step(at.State, at.Parameters, (Parameters<double>)[-0.2, 0.5]);
        Trial.AssertNear([-0.2, 0.5], at.Parameters);
    }
}
