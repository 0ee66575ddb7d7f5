using PureOptim.Tests.Parity;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class NovoGradTests
{
    private const OptimizerTraits Promised = Odd | RotationEquivariantPerTensor;

    private const OptimizerTraits Lacking = RotationEquivariant;

    internal static IEnumerable<OptimizerCard> Cards => [new(new NovoGrad(), Promised, Lacking, [], [])];

    private static NovoGrad Of(RecordedCase @case) => @case.Id.StartsWith("optax", StringComparison.Ordinal)
        ? Dialects.Optax.Novograd(
            @case.Number("learning_rate", double.NaN), @case.Number("b1", 0.9), @case.Number("b2", 0.25), @case.Number("eps", 1e-6), @case.Number("weight_decay", 0))
        : Dialects.PyTorchOptimizer.NovoGrad(@case.Number("lr", 0.001), (@case.Number("betas[0]", 0.95), @case.Number("betas[1]", 0.98)), @case.Number("eps", 1e-8));

    // In float the squared norm is rounded in each step, and an ulp of it moves a step of 0.16 of a unit vector by up to a tenth of an ulp of the
    // parameters, the same way in all thirty: 3, beside the 4 that are allowed for the rest.
    [Theory]
    [InlineData("optax/novograd/133", 4)]
    [InlineData("optax/novograd/134", 8)]
    [InlineData("optax/novograd/135", 4)]
    [InlineData("optax/novograd/136", 4)]
    [InlineData("optax/novograd/137", 4)]
    [InlineData("pytorch-optimizer/novograd/118", 4)]
    [InlineData("pytorch-optimizer/novograd/119", 4)]
    [InlineData("pytorch-optimizer/novograd/120", 4)]
    [InlineData("pytorch-optimizer/novograd/121", 4)]
    public void The_recorded_path_is_this_one(string id, double bound) => Assert.InRange(Of(RecordedTraces.Case(id)).Worst(id), 0, bound);

    // ‖(3, 4)‖ = 5, so d = (0.6, 0.8); then ‖(6, 8)‖² = 100 and v = (25 + 100)/2: d = (6, 8)/√62.5, m = d1/2 + d.
    [Fact]
    public void A_tensor_is_divided_by_its_own_running_norm()
    {
        var novoGrad = new NovoGrad { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };
        var layout = Layout.Of([("a", [2]), ("b", [1])]);
        var at = novoGrad.Start(Parameters<double>.Filled(layout, 0));
        at = novoGrad.Step(at.State, at.Parameters, Parameters<double>.Of(layout, [3, 4, -7]));
        Trial.AssertNear([-0.6, -0.8, 1], at.Parameters);
        Assert.Equal([25, 49], at.State["SecondMoment"].Values.ToArray());
        at = novoGrad.Step(at.State, at.Parameters, Parameters<double>.Of(layout, [6, 8, -7]));
        Trial.AssertNear([-0.9 - 6 / double.Sqrt(62.5), -1.2 - 8 / double.Sqrt(62.5), 1 + 1.5], at.Parameters);
        at = novoGrad.Step(at.State, at.Parameters, Parameters<double>.Filled(layout, 0));
        Assert.Equal([31.25, 24.5], at.State["SecondMoment"].Values.ToArray());
    }

    // 0.5 · 1 in the first step, as an average that starts at 0.
    [Fact]
    public void The_moment_may_be_an_average() => Assert.Equal(0.5, Trial.From1(new NovoGrad { LearningRate = 1, Beta1 = 0.5, Epsilon = 0, Averages = true }, 7)[0]);

    // 1e-46 rounds to 0 in float, and 0/0 would be NaN; the smallest positive number stands for it. An ε of 0 has nothing to stand for it.
    [Theory, InlineData(1e-46), InlineData(0)]
    public void Gradients_of_zero_move_nothing(double epsilon)
    {
        var novoGrad = new NovoGrad { Epsilon = epsilon };
        Parameters<float> start = [1, -2], zero = [0, 0];
        var at = novoGrad.Step(novoGrad.Init(start), start, zero);
        Assert.Equal(start, novoGrad.Step(at.State, at.Parameters, zero).Parameters);
    }
}
