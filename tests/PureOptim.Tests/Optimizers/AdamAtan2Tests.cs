using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamAtan2Tests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new AdamAtan2(),
            OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient,
            Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
            ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "c_t = √(1 - β2^t) / (1 - β1^t)", "θ' = θ - η a atan2(c_t m', b √v')"],
            [
                @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
                @"c_t = \frac{\sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", @"\theta' = \theta - \eta a \operatorname{atan2}(c_t m', b \sqrt{v'})",
            ]),
    ];

    private static readonly AdamAtan2 _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Factor = 4 / double.Pi };

    // By the paper's formula. Of 4 the corrected moments are 4 and 16: the angle is π/4. Then -2 gives m = 1 - 1 = 0: no angle. Then 4 gives m = 2. v is 8, (8 + 4)/2 = 6,
    // (6 + 16)/2 = 11; both are over 7/8: the tangent is (2 / 0.875) / √(11 / 0.875) = 2 / √(11 · 0.875).
    [Fact]
    public void Three_steps_follow_the_papers_formula()
    {
        var path = Trial.From1(_half, 4, -2, 4);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9, path[1], 1e-15);
        Assert.Equal(0.9 - 0.1 * 4 / double.Pi * double.Atan(2 / double.Sqrt(11 * 0.875)), path[2], 1e-15);
    }

    // The corrected moments of a first gradient are g and g²: the angle is that of the point (b, 1).
    [Theory, InlineData(1), InlineData(2), InlineData(0.25)]
    public void The_factor_of_the_root_is_the_cotangent_of_the_first_angle(double factor) =>
        Assert.Equal(1 - 0.1 * double.Atan(1 / factor), Trial.From1(_half with { Factor = 1, RootFactor = factor }, 3)[0], 1e-15);

    // A factor of the gradients that is a power of two changes no bit, for there is no ε; 2^-300 is far below any.
    [Fact]
    public void Gradients_of_any_size_move_alike_to_the_last_bit()
    {
        double[] gradients = [0.3, -0.7, 0, 5, 1e-3];
        Assert.Equal(Trial.From1(_half, gradients), Trial.From1(_half, [.. gradients.Select(gradient => double.ScaleB(gradient, -300))]));
    }

    [Fact]
    public void Without_a_gradient_nothing_moves() => Assert.Equal([1, 1], Trial.From1(_half, 0, 0));

    // The moments of a gradient of 1 after hundreds of 0 have a quotient without bound; the angle is at most a quarter of a turn.
    [Fact]
    public void No_step_is_longer_than_a_quarter_of_a_turn()
    {
        var path = Trial.From1(_half with { Beta1 = 0.999, Beta2 = 0.1, Factor = 1 }, [1, .. Enumerable.Repeat(0.0, 400)]);
        // The difference of two parameters below 64 has lost half a unit of 2^-47 for each.
        Assert.All(path.Zip(path.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 0, 0.1 * double.Pi / 2 + double.ScaleB(1, -47)));
        Assert.Equal(0.1 * double.Pi / 2, path[^2] - path[^1], 1e-12);
    }
}
