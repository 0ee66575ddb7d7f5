using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AsgdTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(new Asgd(), OptimizerTraits.ElementWise | Odd | Linear | RotationEquivariant, TranslationInvariant | RestsWithoutGradient | Descending,
            ["a' = (1 - w_t) a + w_t (θ (1 - λ η_t) - η_t g)", "η_t = η / (1 + λ η (t - 1))^α", "w_t = 1 / max(1, t - 1 - t0)", "θ' = θ (1 - λ η_t) - η_t g"],
            [
                @"a' = \left(1 - w_t\right) a + w_t \left(\theta \left(1 - \lambda \eta_t\right) - \eta_t g\right)", @"\eta_t = \frac{\eta}{\left(1 + \lambda \eta \left(t - 1\right)\right)^{\alpha}}",
                @"w_t = \frac{1}{\max(1, t - 1 - t_0)}", @"\theta' = \theta \left(1 - \lambda \eta_t\right) - \eta_t g",
            ]),
    ];

    // η_t = 1/2, then (1/2)/(1 + 1/2) = 1/3: θ = 1 - 1/2 - 1 = -1/2, then -1/2 + 1/6 - 2/3 = -1.
    [Fact]
    public void The_rate_falls_with_the_decay()
    {
        var path = Trial.From1(new Asgd { LearningRate = 0.5, Decay = 1, Exponent = 1 }, 2, 2);
        Assert.Equal(-0.5, path[0], 1e-15);
        Assert.Equal(-1, path[1], 1e-15);
    }

    // Steps of 1 from 0 with the average from step 1 on: points -1, -2, -3, -4; weights 1, 1, 1/2, 1/3: averages -1, -2, -5/2, -3.
    [Theory, InlineData(1, -1), InlineData(2, -2), InlineData(3, -2.5), InlineData(4, -3)]
    public void The_result_is_the_average_of_the_points(int steps, double average)
    {
        var asgd = new Asgd { LearningRate = 1, Decay = 0, AverageFrom = 0 };
        var layout = Layout.Vector(1);
        Iterate<double> at = asgd.Start(Parameters<double>.Filled(layout, 0));
        for (var step = 0; step < steps; step++)
        {
            var (parameters, state) = asgd.Step(at.State, at.Parameters, Parameters<double>.Filled(layout, 1));
            at = new(parameters, state);
        }

        Assert.Equal(average, asgd.Result(at)[0], 1e-14);
        Assert.Equal(-steps, at.Parameters[0]);
    }

    [Fact]
    public void Without_decay_the_points_are_those_of_descent() =>
        Assert.Equal(Trial.From1(new Sgd { LearningRate = 0.1 }, 0.3, -2, 5), Trial.From1(new Asgd { LearningRate = 0.1, Decay = 0 }, 0.3, -2, 5));
}
