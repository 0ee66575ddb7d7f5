using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class Sm3Tests
{
    private const OptimizerTraits Both = Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient;
    private const OptimizerTraits Neither = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    private static readonly Layout _matrix = Layout.Of(("w", [2, 2]));

    internal static IEnumerable<OptimizerCard> Cards { get; } =
        [new(new Sm3(), Both | Descending, Neither, [], []), new(new Sm3 { HasMomentum = true }, Both, Neither | Descending, [], [])];

    // Squares (1 4; 9 16): ν the same, R = (4, 16), C = (9, 16), a step of ±1 each. Then squares of 1: ν = min(R, C) + 1 = (5 5; 10 17), R = (5, 17), C = (10, 17).
    [Fact]
    public void A_matrix_keeps_the_largest_of_rows_and_columns()
    {
        var sm3 = new Sm3 { LearningRate = 1, Epsilon = 0 };
        var at = sm3.Start(Parameters<double>.Filled(_matrix, 0));
        at = sm3.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 1, -2, 3, 4));
        Trial.AssertNear([-1, 1, -1, -1], at.Parameters);
        Assert.Equal([4, 16], at.State["Rows"].Values.ToArray());
        Assert.Equal([9, 16], at.State["Columns"].Values.ToArray());
        at = sm3.Step(at.State, at.Parameters, Parameters<double>.Filled(_matrix, 1));
        Assert.Equal([5, 17], at.State["Rows"].Values.ToArray());
        Assert.Equal([10, 17], at.State["Columns"].Values.ToArray());
        Trial.AssertNear([-1 - 1 / double.Sqrt(5), 1 - 1 / double.Sqrt(5), -1 - 1 / double.Sqrt(10), -1 - 1 / double.Sqrt(17)], at.Parameters);
    }

    // β = 0.5: ν = 0.5 · 4 = 2, a step of 2/√2; then ν = 0.5 · 2 + 0.5 · 1 = 1.5, a step of 1/√1.5, and 2 is kept; so ν is 0.5 · 2 + 0.5 · 1 = 1.5 again.
    [Fact]
    public void With_a_decay_the_largest_so_far_is_kept()
    {
        var path = Trial.From1(new Sm3 { LearningRate = 1, Epsilon = 0, Beta = 0.5 }, 2, 1, 1);
        Assert.Equal(1 - double.Sqrt(2), path[0], 1e-15);
        Assert.Equal(1 - double.Sqrt(2) - 1 / double.Sqrt(1.5), path[1], 1e-15);
        Assert.Equal(1 - double.Sqrt(2) - 2 / double.Sqrt(1.5), path[2], 1e-14);
    }

    // Half of ±1, then a quarter of it and half of 1/√2.
    [Fact]
    public void Momentum_is_an_average_of_the_updates()
    {
        var path = Trial.From1(new Sm3 { LearningRate = 1, Epsilon = 0, HasMomentum = true, MomentumFactor = 0.5 }, 3, 3);
        Assert.Equal(0.5, path[0], 1e-15);
        Assert.Equal(0.25 - 0.5 / double.Sqrt(2), path[1], 1e-15);
    }

    // (η √ν⁻¹) g there and η (g / √ν) here round differently: once each.
    [Fact]
    public void On_a_vector_it_is_AdaGrad()
    {
        var adaGrad = Trial.From1(new AdaGrad { LearningRate = 0.1, Epsilon = 0 }, 0.3, -0.7, 0, 5);
        foreach (var (expected, actual) in adaGrad.Zip(Trial.From1(new Sm3 { LearningRate = 0.1, Epsilon = 0 }, 0.3, -0.7, 0, 5))) Assert.Equal(expected, actual, 4e-16);
    }

    [Theory, InlineData(1e-30), InlineData(0)]
    public void Gradients_of_zero_move_nothing(double epsilon)
    {
        var sm3 = new Sm3 { Epsilon = epsilon };
        var start = Parameters<float>.Filled(_matrix, 1);
        Assert.Equal(start, sm3.Step(sm3.Init(start), start, Parameters<float>.Filled(_matrix, 0)).Parameters);
    }
}
