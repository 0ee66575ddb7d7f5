namespace PureOptim.Tests.Optimizers;

public sealed class LambTests
{
    internal static IEnumerable<OptimizerCard> Cards => [new(new Lamb(), OptimizerTraits.Odd, OptimizerTraits.None, [], [])];

    // Without averages a step is signs, √2 long, made as long as (3, 4) and times 0.1.
    [Fact]
    public void A_step_is_as_long_as_the_parameters_times_the_rate()
    {
        var lamb = new Lamb { LearningRate = 0.1, Beta1 = 0, Beta2 = 0, Epsilon = 0 };
        Parameters<double> start = [3.0, 4.0];
        var side = 0.5 / double.Sqrt(2);
        Trial.AssertNear([3 - side, 4 + side], lamb.Step(lamb.Init(start), start, (Parameters<double>)[7.0, -2.0]).Parameters);
    }
}
