using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamPTests
{
    private static readonly AdamP _adamP = new() { LearningRate = 0.1, Beta1 = 0, Beta2 = 0, Epsilon = 0, WeightDecay = 1, DecayShare = 0.5 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from nesterov in new[] { false, true }
           from coupling in Enum.GetValues<DecayCoupling>()
           select new OptimizerCard(
            new AdamP { Nesterov = nesterov, DecayCoupling = coupling }, Odd, TranslationInvariant | Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending | RestsWithoutGradient, [], []),
    ];

    // (4, -3) is at right angles to (3, 4), as one row, and as a column, whose rows of one element are not. u = (1, -1) has -1/25 of θ in it: (1.12, -0.84) is left; the decay is 0.1 · 0.5.
    [Theory, InlineData(1, 2), InlineData(2, 1)]
    public void At_right_angles_the_part_along_the_parameters_is_taken_off(int rows, int columns) => AssertMoves(rows, columns, [4, -3], [2.85 - 0.112, 3.8 + 0.084]);

    // A gradient along the parameters: u = (1, 1), and the decay is 0.1.
    [Theory, InlineData(1, 2), InlineData(2, 1)]
    public void Elsewhere_it_is_AdamW(int rows, int columns) => AssertMoves(rows, columns, [3, 4], [2.7 - 0.1, 3.6 - 0.1]);

    // The cosine with (4, -2.9) is 0.4 / (5 √24.41) = 0.016, below 0.1/√2; with (4, -2) it is 4 / (5 √20) = 0.18, above.
    [Fact]
    public void Nearly_at_right_angles_counts()
    {
        AssertMoves(1, 2, [4, -2.9], [2.85 - 0.112, 3.8 + 0.084]);
        AssertMoves(1, 2, [4, -2], [2.7 - 0.1, 3.6 + 0.1]);
    }

    // With β1 = β2 = 0.5 and θ = (3, 4): m = (2, -1.5) and v = (8, 4.5), so u = (1, -1)/2, of which -0.5/25 θ is taken off: (0.56, -0.42), at a rate of 0.1/0.5. Then g = (1, 1) is along θ: m = (1.5, -0.25),
    // v = (4.5, 2.75), corrected by 0.75. At last g is at right angles to θ again, and the moments are corrected by 0.875.
    [Fact]
    public void Three_steps_are_those_of_the_paper()
    {
        var (adamP, layout) = (new AdamP { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 }, Layout.Of(("w", [1, 2])));
        var at = adamP.Start(Parameters<double>.Of(layout, 3, 4));
        at = adamP.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 4, -3));
        Trial.AssertNear([3 - 0.2 * 0.56, 4 + 0.2 * 0.42], at.Parameters);
        at = adamP.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 1, 1));
        var (x, y) = (2.888 - 0.1 / 0.75 * 1.5 * double.Sqrt(0.75 / 4.5), 4.084 + 0.1 / 0.75 * 0.25 * double.Sqrt(0.75 / 2.75));
        Trial.AssertNear([x, y], at.Parameters);
        at = adamP.Step(at.State, at.Parameters, Parameters<double>.Of(layout, y, -x));
        var (u, v) = ((0.75 + y / 2) * double.Sqrt(0.875 / (2.25 + y * y / 2)), (-0.125 - x / 2) * double.Sqrt(0.875 / (1.375 + x * x / 2)));
        var along = (x * u + y * v) / (x * x + y * y);
        Trial.AssertNear([x - 0.1 / 0.875 * (u - along * x), y - 0.1 / 0.875 * (v - along * y)], at.Parameters);
    }

    [Fact]
    public void A_vector_moves_as_by_AdamW()
    {
        var adamW = Trial.From1(new AdamW { Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection, WeightDecay = 0.3 }, 4, 3, -2, 1);
        foreach (var (expected, actual) in adamW.Zip(Trial.From1(new AdamP { WeightDecay = 0.3 }, 4, 3, -2, 1))) Assert.Equal(expected, actual, 4e-16);
    }

    // m = 1, which looks ahead to 1/2 + 1, over 2: 3/4, over a half. Then m = 1/2 + 2, to 5/4 + 2, over 4, over three quarters.
    [Fact]
    public void The_first_moment_may_look_ahead()
    {
        var path = Trial.From1(_adamP with { Beta1 = 0.5, WeightDecay = 0, Nesterov = true }, 2, 4);
        Assert.Equal(0.85, path[0], 1e-15);
        Assert.Equal(0.85 - 0.1 * 0.8125 / 0.75, path[1], 1e-15);
    }

    [Fact]
    public void A_decay_may_do_without_the_rate()
    {
        Assert.Equal(0.4, Trial.From1(_adamP with { WeightDecay = 0.5, DecayCoupling = DecayCoupling.None }, 2)[0], 1e-15);
        Assert.Equal(0.4, Trial.From1(Dialects.PyTorchOptimizer.AdamP(0.1, (0, 0), 0.5, fixedDecay: true, eps: 0), 2)[0], 1e-15);
    }

    private static void AssertMoves(int rows, int columns, double[] gradient, double[] expected)
    {
        var layout = Layout.Of(("w", [rows, columns]));
        var start = Parameters<double>.Of(layout, 3, 4);
        Trial.AssertNear(expected, _adamP.Step(_adamP.Init(start), start, Parameters<double>.Of(layout, gradient)).Parameters);
    }
}
