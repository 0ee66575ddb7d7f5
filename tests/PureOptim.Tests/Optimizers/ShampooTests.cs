using PureOptim.Tests.Parity;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class ShampooTests
{
    private static readonly Layout _matrix = Layout.Of(("w", [2, 2]));
    private static readonly Shampoo _shampoo = new() { LearningRate = 1, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards { get; } = [new(new Shampoo(), ScaleInvariant | RestsWithoutGradient, Linear, [], [])];

    // The smallest eigenvalues are some 1e-6, ε, beside largest of some 20: of R^(-1/4) g, which is of order 1, rounding may take 20 · 2^-53 / 1e-6 in the worst direction. At the rate 0.12 that is half a unit of a
    // parameter of order 1, and thirty steps add up.
    [Theory, InlineData("pytorch-optimizer/shampoo/154", 0.001, 4), InlineData("pytorch-optimizer/shampoo/155", 0.12, 500)]
    public void The_path_is_that_of_pytorch_optimizer(string id, double rate, double ulps) => Assert.InRange(Dialects.PyTorchOptimizer.Shampoo(rate).Worst(id), 0, ulps);

    // diag(3, 4): L = R = diag(9, 16), whose roots are 1/√3 and 1/2: a step of (1, 1). Then diag(4, -3): L = R = diag(25, 25), a step of (4, -3)/5.
    [Fact]
    public void On_a_diagonal_it_is_AdaGrad()
    {
        var at = _shampoo.Start(Parameters<double>.Filled(_matrix, 0));
        at = _shampoo.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 3, 0, 0, 4));
        Trial.AssertNear([-1, 0, 0, -1], at.Parameters);
        at = _shampoo.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 4, 0, 0, -3));
        Trial.AssertNear([-1.8, 0, 0, -0.4], at.Parameters);
        Assert.Equal([25, 0, 0, 25], at.State["Left"].Values.ToArray());
        Assert.Equal([25, 0, 0, 25], at.State["Right"].Values.ToArray());
    }

    // (0 3; 4 0): L = diag(9, 16) and R = diag(16, 9), with ε = 16 (25, 32) and (32, 25): 3 / (25 · 25)^(1/4) = 0.6 and 4 / (32 · 32)^(1/4) = 1/√2.
    [Fact]
    public void Rows_and_columns_have_roots_of_their_own()
    {
        var at = (_shampoo with { Epsilon = 16 }).Start(Parameters<double>.Filled(_matrix, 0));
        at = (_shampoo with { Epsilon = 16 }).Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 0, 3, 4, 0));
        Trial.AssertNear([0, -0.6, -double.Sqrt(0.5), 0], at.Parameters);
    }

    // (3, 4): L has the eigenvalue 25 for it, with ε = 11 it is 36: a step of (3, 4)/6.
    [Fact]
    public void A_vector_is_divided_by_the_root_of_a_full_matrix()
    {
        var (shampoo, layout) = (_shampoo with { Epsilon = 11 }, Layout.Vector(2));
        var start = Parameters<double>.Filled(layout, 0);
        Trial.AssertNear([-0.5, -2.0 / 3], shampoo.Step(shampoo.Init(start), start, Parameters<double>.Of(layout, 3, 4)).Parameters);
    }

    // 2/√4 and then 2/√8.
    [Fact]
    public void A_single_number_moves_as_by_AdaGrad()
    {
        var layout = Layout.Of(("b", []));
        var at = _shampoo.Start(Parameters<double>.Filled(layout, 1));
        for (var i = 0; i < 2; i++) at = _shampoo.Step(at.State, at.Parameters, Parameters<double>.Filled(layout, 2));
        Trial.AssertNear([-double.Sqrt(0.5)], at.Parameters);
    }

    // Roots of diag(9, 16) serve two steps: diag(3, 4) moves by (1, 1) twice; in the third they are those of diag(27, 48), for a step of (1, 1)/√3.
    [Fact]
    public void Roots_may_serve_several_steps()
    {
        var shampoo = _shampoo with { RootInterval = 2 };
        var at = shampoo.Start(Parameters<double>.Filled(_matrix, 0));
        foreach (var expected in new[] { -1, -2, -2 - 1 / double.Sqrt(3) })
        {
            at = shampoo.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 3, 0, 0, 4));
            Trial.AssertNear([expected, 0, 0, expected], at.Parameters);
        }
    }

    [Fact]
    public void A_tensor_of_three_dimensions_is_the_matrix_of_its_first_by_all_others()
    {
        var (tensor, matrix) = (Layout.Of(("w", [2, 3, 2])), Layout.Of(("w", [2, 6])));
        double[] gradient = [1, -2, 3, 0.5, 0, 4, -1, 2, 0.25, 3, -3, 1];
        var shampoo = new Shampoo { LearningRate = 0.5 };
        Assert.Equal(After(matrix), After(tensor));

        double[] After(Layout layout)
        {
            var at = shampoo.Start(Parameters<double>.Filled(layout, 1));
            for (var i = 0; i < 3; i++) at = shampoo.Step(at.State, at.Parameters, Parameters<double>.Of(layout, gradient));
            return at.Parameters.Values.ToArray();
        }
    }

    [Theory, InlineData(0), InlineData(1e-6), InlineData(1e-300)]
    public void Gradients_of_zero_move_nothing(double epsilon)
    {
        foreach (var layout in new[] { _matrix, Layout.Vector(3), Layout.Of(("w", [1, 4])) })
        {
            var start = Parameters<float>.Filled(layout, 1);
            var shampoo = new Shampoo { Epsilon = epsilon };
            Assert.Equal(start, shampoo.Step(shampoo.Init(start), start, Parameters<float>.Filled(layout, 0)).Parameters);
        }
    }

    /// <summary>Their squares are far outside the numbers, or 0; the step is not.</summary>
    [Theory, InlineData(1e-40), InlineData(1e60)]
    public void Gradients_of_any_size_have_steps_of_about_the_rate(double size)
    {
        var start = Parameters<double>.Filled(_matrix, 0);
        var moved = _shampoo.Step(_shampoo.Init(start), start, Parameters<double>.Of(_matrix, 3 * size, 0, 0, -4 * size)).Parameters;
        Trial.AssertNear([-1, 0, 0, 1], moved);
    }
}
