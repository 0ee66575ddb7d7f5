using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Optimizers;

public sealed class MuonTests
{
    private const OptimizerTraits Promised = OptimizerTraits.None;

    private const OptimizerTraits Lacking = OptimizerTraits.None;

    internal static IEnumerable<OptimizerCard> Cards => [new(new Muon(), Promised, Lacking, [], [])];

    private static MatricesOnly PyTorch(RecordedCase @case) => new(Dialects.PyTorch.Muon(
        @case.Number("lr", 0.001), @case.Number("weight_decay", 0.1), @case.Number("momentum", 0.95), @case.Number("nesterov", 1) != 0, nsSteps: (int)@case.Number("ns_steps", 5),
        adjustLrFn: @case.Texts.GetValueOrDefault("adjust_lr_fn")));

    private static ByShape Optax(RecordedCase @case) => Dialects.Optax.Muon(
        @case.Number("learning_rate", double.NaN), beta: @case.Number("beta", 0.95), weightDecay: @case.Number("weight_decay", 0), nesterov: @case.Number("nesterov", 1) != 0,
        adaptive: @case.Number("adaptive", 0) != 0);

    // PyTorch's products are in bfloat16 and its sums fused; a bit of a double more or less vanishes there, and what is left is θ' itself, which is
    // rounded twice here and once there.
    [Theory]
    [InlineData("torch/Muon/138")]
    [InlineData("torch/Muon/139")]
    [InlineData("torch/Muon/140")]
    [InlineData("torch/Muon/141")]
    [InlineData("torch/Muon/142")]
    public void PyTorchs_path_is_this_one_to_4_ulp(string id) => Assert.InRange(PyTorch(RecordedTraces.Case(id)).Worst(id, "m", "n"), 0, 4);

    // The iteration multiplies what is lost in a small singular value by up to 3.4445 each time, 485 in all. A step is a twentieth of a parameter of
    // size 1, so that is 25 ulp of it in the worst direction, and 64 are less than three such steps.
    [Theory]
    [InlineData("optax/contrib.muon/186")]
    [InlineData("optax/contrib.muon/187")]
    [InlineData("optax/contrib.muon/188")]
    [InlineData("optax/contrib.muon/189")]
    public void Optaxs_path_is_this_one_to_64_ulp(string id) => Assert.InRange(Optax(RecordedTraces.Case(id)).Worst(id), 0, 64);

    // Of a gradient of 0 only the decay is left: from 2 it leads to 2 (1 - 0.25 · 0.5) = 1.75, wherever it stands.
    [Theory, InlineData(DecayPlacement.Factor), InlineData(DecayPlacement.Subtracted), InlineData(DecayPlacement.InUpdate)]
    public void The_decay_takes_the_same_part_wherever_it_stands(DecayPlacement placement)
    {
        var (muon, layout) = (new Muon { LearningRate = 0.25, WeightDecay = 0.5, DecayPlacement = placement }, Layout.Of(("w", [1, 2])));
        var at = muon.Start(Parameters<double>.Of(layout, 2, -4));
        Assert.Equal(Parameters<double>.Of(layout, 1.75, -3.5), muon.Step(at.State, at.Parameters, Parameters<double>.Filled(layout, 0)).Parameters);
    }

    // With momentum 0 and one column, the iteration ends near ±1: the update goes against the gradient and the decay against the parameter.
    [Theory, InlineData(DecayPlacement.Factor), InlineData(DecayPlacement.Subtracted), InlineData(DecayPlacement.InUpdate)]
    public void Step_and_decay_go_against_what_they_take_from(DecayPlacement placement)
    {
        var (muon, layout) = (new Muon { LearningRate = 0.25, WeightDecay = 0.5, MomentumFactor = 0, DecayPlacement = placement }, Layout.Of(("w", [1, 1])));
        var at = muon.Start(Parameters<double>.Of(layout, 2));
        var (down, up) = (Moved(1), Moved(-1));
        Assert.InRange(down, 1.75 - 0.35, 1.75 - 0.15); // η times a sign, up to the factor of the iteration, between 0.6 and 1.4.
        Assert.Equal(1.75, (down + up) / 2, 1e-15);

        double Moved(double gradient) => muon.Step(at.State, at.Parameters, Parameters<double>.Of(layout, gradient)).Parameters[0];
    }

    // diag(3, 1) has the singular vectors of the identity, so an exact orthogonalisation takes η off the diagonal; plain descent would take 3η and η.
    // Newton's iteration of order five, (15 x - 10 x³ + 3 x⁵)/8, has converged to the last bits after a dozen products.
    [Fact]
    public void An_exact_orthogonalisation_moves_all_directions_alike()
    {
        var muon = new Muon
        {
            LearningRate = 0.1,
            MomentumFactor = 0,
            WeightDecay = 0,
            Nesterov = false,
            Coefficients = MuonCoefficients.Converging,
            Iterations = 12,
        };
        var layout = Layout.Of([("w", [2, 2])]);
        var moved = muon.Step(muon.Init(Parameters<double>.Filled(layout, 1)), Parameters<double>.Filled(layout, 1), Parameters<double>.Of(layout, [3, 0, 0, 1])).Parameters;
        foreach (var (expected, actual) in new[] { 0.9, 1, 1, 0.9 }.Zip(moved.Values.ToArray())) Assert.Equal(expected, actual, 1e-15);
    }

    // The singular values that the defaults lead to are between 0.68 and 1.14, as the author says, wherever they start between 0.01 and 1.
    [Theory, InlineData(1, 1), InlineData(1, 0.3), InlineData(1, 0.05), InlineData(1, 0.01)]
    public void The_default_iteration_makes_singular_values_near_1(double first, double second)
    {
        var muon = new Muon { LearningRate = 1, MomentumFactor = 0, WeightDecay = 0, Nesterov = false, Scale = MuonScale.None };
        var layout = Layout.Of([("w", [2, 2])]);
        var moved = muon.Step(muon.Init(Parameters<double>.Filled(layout, 0)), Parameters<double>.Filled(layout, 0), Parameters<double>.Of(layout, [first, 0, 0, second])).Parameters;
        Assert.InRange(-moved.Values[0], 0.68, 1.14);
        Assert.InRange(-moved.Values[3], 0.68, 1.14);
    }

    // diag(3, 4): ‖X Xᵀ‖ = √(81 + 256), whose root is √√337; of each row X Xᵀ has its square alone. The converging iteration is then (15 x - 10 x³ + 3 x⁵)/8 of each.
    [Theory, InlineData(MuonPreconditioning.Frobenius, 0.6, 0.8), InlineData(MuonPreconditioning.Schatten, 0.7001865748731255, 0.9335820998308341), InlineData(MuonPreconditioning.AlmostOrthogonal, 1, 1)]
    public void What_the_iteration_begins_with_may_have_other_norms(MuonPreconditioning preconditioning, double first, double second)
    {
        var (layout, muon) = (Layout.Of(("w", [2, 2])), new Muon
        {
            LearningRate = 1,
            MomentumFactor = 0,
            WeightDecay = 0,
            Epsilon = 0,
            Coefficients = MuonCoefficients.Converging,
            Iterations = 1,
            Preconditioning = preconditioning,
        });
        var zero = Parameters<double>.Filled(layout, 0);
        Trial.AssertNear([-Iterated(first), 0, 0, -Iterated(second)], muon.Step(muon.Init(zero), zero, Parameters<double>.Of(layout, 3, 0, 0, 4)).Parameters);

        static double Iterated(double x) => (15 * x - 10 * x * x * x + 3 * x * x * x * x * x) / 8;
    }

    // Of one element; the sixth iteration is as the fifth.
    [Fact]
    public void Each_iteration_may_have_coefficients_of_its_own()
    {
        var x = 1.0;
        foreach (var (a, b, c) in new[] { (4.0848, -6.8946, 2.9270), (3.9505, -6.3029, 2.6377), (3.7418, -5.5913, 2.3037), (2.8769, -3.1427, 1.2046), (2.8366, -3.0525, 1.2012), (2.8366, -3.0525, 1.2012) })
            x = a * x + b * x * x * x + c * x * x * x * x * x;
        var zero = Parameters<double>.Filled(Layout.Of(("w", [1, 1])), 0);
        var muon = new Muon { LearningRate = 1, MomentumFactor = 0, WeightDecay = 0, Epsilon = 0, Coefficients = MuonCoefficients.Dion, Iterations = 6 };
        Assert.Equal(-x, muon.Step(muon.Init(zero), zero, Parameters<double>.Filled(zero.Layout, 7)).Parameters[0], 1e-13);
    }

    [Fact]
    public void A_gradient_of_zero_leaves_the_decay_alone()
    {
        var layout = Layout.Of([("w", [2, 3])]);
        foreach (var epsilon in new[] { 1e-7, 0 })
        {
            var muon = new Muon { LearningRate = 0.5, WeightDecay = 0.5, Epsilon = epsilon };
            var moved = muon.Step(muon.Init(Parameters<double>.Filled(layout, 4)), Parameters<double>.Filled(layout, 4), Parameters<double>.Filled(layout, 0)).Parameters;
            Assert.Equal(Parameters<double>.Filled(layout, 3), moved);
        }
    }

    [Theory]
    [InlineData(MuonScale.RowsOverColumns, 8, 2, 2)]
    [InlineData(MuonScale.RowsOverColumns, 2, 8, 1)]
    [InlineData(MuonScale.ColumnsOverRows, 2, 8, 2)]
    [InlineData(MuonScale.ColumnsOverRows, 8, 2, 1)]
    [InlineData(MuonScale.LikeAdamW, 4, 25, 1)]
    [InlineData(MuonScale.None, 8, 2, 1)]
    public void A_shape_has_its_scale(MuonScale scale, int rows, int columns, double factor) => Assert.Equal(factor, scale.Of(rows, columns).Value);

    [Fact]
    public void What_is_no_matrix_is_refused_by_name_with_a_way_out()
    {
        var vector = Parameters<float>.Filled(Layout.Of([("weight", [3, 2]), ("bias", [3])]), 0);
        var refusal = Assert.Throws<ArgumentException>(() => new Muon().Init(vector));
        Assert.StartsWith("Muon works on matrices only; give other tensors to another optimizer, by groups; 'bias' has shape [3].", refusal.Message, StringComparison.Ordinal);
    }

    // 1 is a + b + c after an iteration, 2 - 1 + 0.5.
    [Fact]
    public void The_iteration_may_have_any_coefficients()
    {
        var zero = Parameters<double>.Filled(Layout.Of(("w", [1, 1])), 0);
        var own = new Muon { LearningRate = 1, WeightDecay = 0, Epsilon = 0, HasOwnCoefficients = true, LinearCoefficient = 2, CubicCoefficient = -1, QuinticCoefficient = 0.5, Iterations = 1 };
        foreach (var muon in (Muon[])[own, Dialects.PyTorch.Muon(1, 0, nsCoefficients: (2, -1, 0.5), nsSteps: 1)])
            Assert.Equal(-1.5, muon.Step(muon.Init(zero), zero, Parameters<double>.Filled(zero.Layout, 7)).Parameters[0]);
    }
}
