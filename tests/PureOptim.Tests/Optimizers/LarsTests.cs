using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class LarsTests
{
    private static readonly Lars _lars = new() { LearningRate = 1, MomentumFactor = 0.5, TrustCoefficient = 0.5, Epsilon = 0 };

    private static readonly Layout _matrix = Layout.Of(("w", [1, 2]));

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from lars in new[]
           {
               new Lars(), new Lars { Denominator = LarsDenominator.NormOfSum }, new Lars { Denominator = LarsDenominator.Gradient },
               new Lars { LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, new Lars { Nesterov = true }, new Lars { ScalesVectors = false },
           }
           select new OptimizerCard(lars, lars.Denominator == LarsDenominator.Gradient ? Odd : Odd | RotationEquivariantPerTensor, RotationEquivariant, [], []),
    ];

    // ‖θ‖ = 5 and ‖g‖ = 2: r = 0.5 · 5 / 2 = 1.25, v = 1.25 (0, 2) = (0, 2.5), θ = (3, 1.5). Then ‖θ‖ = 1.5 √5 and ‖g‖ = √5: r = 0.75, v = (0, 1.25) + 0.75 (1, 2) = (0.75, 2.75).
    [Fact]
    public void A_gradient_is_as_long_as_a_share_of_the_parameters() => AssertPath(_lars, [3, 1.5], [2.25, -1.25]);

    // The look-ahead adds half of the velocity to the scaled gradient: (0, 2.5) + (0, 1.25) leads to (3, 0.25).
    [Fact]
    public void Nesterovs_step_looks_ahead() => AssertPath(_lars with { Nesterov = true }, [3, 0.25]);

    // λ = 2: g + λθ = (6, 10), whose norm is √136. The denominators are 2 + 2 · 5 = 12, √136 and 2.
    [Theory]
    [InlineData(LarsDenominator.SumOfNorms, 12)]
    [InlineData(LarsDenominator.NormOfSum, 11.661903789690601)]
    [InlineData(LarsDenominator.Gradient, 2)]
    public void The_decay_is_scaled_by_each_denominator(LarsDenominator denominator, double length) =>
        AssertPath(_lars with { WeightDecay = 2, Denominator = denominator }, [3 - 2.5 / length * 6, 4 - 2.5 / length * 10]);

    // Half of each scaled gradient gets in, at a rate of 0.5: v = 0.5 · (0, 2.5), and half of it is taken off.
    [Fact]
    public void Dampening_keeps_a_share_of_gradients_out() =>
        AssertPath(_lars with { LearningRate = 0.5, Dampening = 0.5, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }, [3, 4 - 0.625]);

    [Fact]
    public void Without_scaling_a_vector_moves_as_by_momentum_bit_for_bit()
    {
        var lars = new Lars { LearningRate = 0.3, ScalesVectors = false, WeightDecay = 5, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };
        var momentum = new Momentum { LearningRate = 0.3, MomentumFactor = lars.MomentumFactor, LearningRatePlacement = LearningRatePlacement.OutsideVelocity };
        Assert.Equal(Trial.From1(momentum, 0.3, -0.7, 0, 5), Trial.From1(lars, 0.3, -0.7, 0, 5));
    }

    // Of zeros there is no share: they take the gradient as it is.
    [Fact]
    public void A_tensor_of_zeros_can_leave_them()
    {
        var zero = Parameters<double>.Filled(_matrix, 0);
        Assert.Equal(Parameters<double>.Of(_matrix, 0, -2), _lars.Step(_lars.Init(zero), zero, Parameters<double>.Of(_matrix, 0, 2)).Parameters);
    }

    private static void AssertPath(Lars lars, params double[][] expected)
    {
        var at = lars.Start(Parameters<double>.Of(_matrix, 3, 4));
        foreach (var (point, gradient) in expected.Zip(new[] { new[] { 0.0, 2 }, [1, 2] }))
        {
            at = lars.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, gradient));
            Trial.AssertNear(point, at.Parameters);
        }
    }
}
