using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SwatsTests
{
    private static readonly Swats _swats = new() { LearningRate = 0.5, Beta1 = 0, Beta2 = 0.5, Epsilon = 0, Tolerance = 0.01 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from byTensor in new[] { false, true }
           from nesterov in new[] { false, true }
           select new OptimizerCard(
               new Swats { ByTensor = byTensor, Nesterov = nesterov }, Odd | TranslationInvariant | RestsWithoutGradient,
               Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
    ];

    // With β1 = 0 on gradients of 2 Adam's steps are 0.5 each, and the rate that would make them of 2 is 0.25, so is its average: it settles in the second step. Then descent at 0.25: of 4 a step of 1.
    [Theory, InlineData(false), InlineData(true)]
    public void Adam_becomes_descent_when_the_rate_has_settled(bool byTensor)
    {
        var swats = _swats with { ByTensor = byTensor };
        var at = swats.Start((Parameters<double>)[1.0]);
        var path = new List<double>();
        foreach (var gradient in new double[] { 2, 2, 4, -8 })
        {
            at = swats.Step(at.State, at.Parameters, (Parameters<double>)[gradient]);
            path.Add(at.Parameters[0]);
        }

        Trial.AssertNear([0.5, 0, -1, 1], Parameters<double>.Of(Layout.Vector(4), [.. path]));
    }

    // Steps of 0.5 on 2 and then, with v = 1 + 2 = 3 over 0.75 = 4 no more: on 1 it is 0.5 · 1 / √((2 · 0.5 + 0.5)/0.75) = 0.5/√2, a rate of 0.5/√2 beside an average of (0.125 · 0.5 + 0.25/√2)/0.75.
    [Fact]
    public void It_stays_Adam_while_the_rate_moves()
    {
        var swats = Trial.From1(_swats, 2, 1, -5, 3);
        var adam = Trial.From1(new Adam { LearningRate = 0.5, Beta1 = 0, Beta2 = 0.5, Epsilon = 0 }, 2, 1, -5, 3);
        foreach (var (expected, actual) in adam.Zip(swats)) Assert.Equal(expected, actual, 1e-15);
    }

    // β1 = 0.5 on gradients of 2: steps of 0.5 as before, Λ = 0.25. Then w = 2: 0.25 · 0.5 · 2 = 0.25, and w = 3: 0.375. Looking ahead both are twice as long: 0.25 (0.5 w + 0.5 w).
    [Theory, InlineData(false, 0.25, 0.375), InlineData(true, 0.5, 0.75)]
    public void After_the_switch_there_is_momentum(bool nesterov, double third, double fourth)
    {
        var path = Trial.From1(_swats with { Beta1 = 0.5, Nesterov = nesterov }, 2, 2, 2, 2);
        Assert.Equal(third, path[1] - path[2], 1e-15);
        Assert.Equal(fourth, path[2] - path[3], 1e-15);
    }

    // Two tensors, of which only the first has settled: the second, of changing gradients, then moves at its rate of 0.25 too.
    [Fact]
    public void The_first_tensor_that_settles_switches_all()
    {
        var layout = Layout.Of(("a", [1]), ("b", [1]));
        var swats = _swats with { ByTensor = true };
        var at = swats.Start(Parameters<double>.Filled(layout, 0));
        at = swats.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 2, 1));
        at = swats.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 2, 8));
        var before = at.Parameters[1];
        at = swats.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 2, 4));
        Assert.Equal(1, before - at.Parameters[1], 1e-15);
    }
}
