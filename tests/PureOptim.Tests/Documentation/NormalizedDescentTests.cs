using PureOptim.Laws;

namespace PureOptim.Tests.Documentation;

public sealed class NormalizedDescentTests
{
    [Fact]
    public void Keeps_every_law_that_it_must() => OptimizerLaws.Check(new NormalizedDescent());

    /// <summary>The gradient (3, 4) and 12 in two tensors has the length 13; a rate of 13 takes off as much as the gradient.</summary>
    [Fact]
    public void A_step_is_as_long_as_the_rate()
    {
        var layout = Layout.Of(("a", [2]), ("b", [1]));
        var optimizer = new NormalizedDescent { LearningRate = 13 };
        var start = optimizer.Start(Parameters<double>.Filled(layout, 0));
        Assert.Equal([-3.0, -4, -12], optimizer.Step(start.State, start.Parameters, Parameters<double>.Of(layout, 3, 4, 12)).Parameters.Values.ToArray());
        Assert.Equal([0.0, 0, 0], optimizer.Step(start.State, start.Parameters, start.Parameters).Parameters.Values.ToArray());
    }
}
