using Optimizers;
using PureOptim;
using PureOptim.Laws;

namespace Optimizers.Tests;

public sealed class MyOptimizerTests
{
    [Fact]
    public void Keeps_every_law_that_it_must() => OptimizerLaws.Check(new MyOptimizer());

    [Fact]
    public void Prints_its_formula() => Assert.Equal("m' = β m + (1 - β) g; θ' = θ - η m'", string.Join("; ", Formula.Of(new MyOptimizer())));

    [Fact]
    public void The_first_step_is_as_computed_by_hand()
    {
        // The gradient of the valley at (-7, 2) is (-0.7, 4): with β = 0.5 and η = 1 the step is half of it.
        var first = new MyOptimizer { LearningRate = 1, Beta = 0.5 }.Scan(Objective.Valley, [-7.0, 2.0]).ElementAt(1);
        Assert.Equal([-6.65, 0], first.Parameters);
    }
}
