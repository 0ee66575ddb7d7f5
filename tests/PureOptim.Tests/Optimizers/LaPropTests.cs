using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class LaPropTests
{
    private const OptimizerTraits Promised =
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from placement in Enum.GetValues<AdamEpsilonPlacement>()
           from largest in new[] { false, true }
           from centered in new[] { false, true }
           select Card(new() { EpsilonPlacement = placement, KeepsLargest = largest, IsCentered = centered }),
    ];

    private static OptimizerCard Card(LaProp laProp)
    {
        var isAfter = laProp.EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection;
        var (square, squareLatex) = laProp.IsCentered ? ("max(v' - s_t μ'², 0)", @"\max(v' - s_t \mu'^2, 0)") : ("v'", "v'");
        var (divisor, divisorLatex) = laProp.KeepsLargest ? ("s'", "s'") : (square, squareLatex);
        return new(
            laProp, Promised, Lacking,
            [
                "v' = v + (1 - β2) (g² - v)", .. laProp.IsCentered ? ["μ' = μ + (1 - β2) (g - μ)"] : Array.Empty<string>(), .. laProp.KeepsLargest ? [$"s' = max(s, {square})"] : Array.Empty<string>(),
                $"m' = β1 m + (1 - β1) (c_t g / (√({divisor} + ε_r) + ε_t))", "c_t = √(1 - β2^t)", isAfter ? "ε_t = ε c_t" : "ε_t = ε",
                .. laProp.IsCentered ? ["s_t = (T < t ? 1 : 0)"] : Array.Empty<string>(), "θ' = θ - η / (1 - β1^t) m'",
            ],
            [
                @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)", .. laProp.IsCentered ? [@"\mu' = \mu + \left(1 - \beta_2\right) \left(g - \mu\right)"] : Array.Empty<string>(),
                .. laProp.KeepsLargest ? [$@"s' = \max(s, {squareLatex})"] : Array.Empty<string>(),
                $@"m' = \beta_1 m + \left(1 - \beta_1\right) \frac{{c_t g}}{{\sqrt{{{divisorLatex} + \epsilon_r}} + \epsilon_t}}", @"c_t = \sqrt{1 - \beta_2^{t}}",
                isAfter ? @"\epsilon_t = \epsilon c_t" : @"\epsilon_t = \epsilon", .. laProp.IsCentered ? [@"s_t = \begin{cases} 1 & T < t \\ 0 & \text{otherwise} \end{cases}"] : Array.Empty<string>(),
                @"\theta' = \theta - \frac{\eta}{1 - \beta_1^{t}} m'",
            ]);
    }

    private static readonly LaProp _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // 4 over the corrected root of 16 is 1: m = 1/2, corrected 1. Then 2 over the root of (4 + 2) over 3/4: m = 1/4 + 1/√8, over 3/4.
    [Fact]
    public void Gradients_are_divided_when_they_come()
    {
        var path = Trial.From1(_half, 4, 2);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (0.25 + 1 / double.Sqrt(8)) / 0.75, path[1], 1e-15);
    }

    // After 4 and 0, 2 leaves v at 4, whose largest was 8, corrected by 7/8; what 4 has left of the momentum is 1/8.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void The_divisor_may_be_kept_from_falling(bool keepsLargest, double square)
    {
        var path = Trial.From1(_half with { KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(path[1] - 0.1 * (0.125 + 1 / double.Sqrt(square / 0.875)) / 0.875, path[2], 1e-15);
    }

    // 4 over √(8 + 1) and 1, of which the root, or both, are corrected by √2.
    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection)]
    [InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void An_epsilon_stands_inside_the_root_and_one_outside(AdamEpsilonPlacement placement)
    {
        var root = placement == AdamEpsilonPlacement.BeforeCorrection ? (3 + 1) * double.Sqrt(2) : 3 * double.Sqrt(2) + 1;
        Assert.Equal(1 - 0.1 * 4 / root, Trial.From1(_half with { Epsilon = 1, RootEpsilon = 1, EpsilonPlacement = placement }, 4)[0], 1e-15);
    }

    [Fact]
    public void Without_momentum_it_is_Adam_without_momentum()
    {
        double[] gradients = [0.3, -0.7, 0, 5];
        var adam = Trial.From1(new Adam { Beta1 = 0, Epsilon = 0.1, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, gradients);
        Assert.All(Trial.From1(new LaProp { LearningRate = 0.001, Beta1 = 0, Epsilon = 0.1 }, gradients).Zip(adam), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    // v = 8, then 4 + 2, then 3 + 2; μ = 2, then 1 + 1, then 1 - 1. The variance is 6 - 4 after the second, where it is centered; that of the third is 5. Each is over 1 - β2^t: m = 1/2 · 2 √(3/4) / √2 + ...
    [Fact]
    public void A_divisor_may_be_the_variance()
    {
        var centered = _half with { IsCentered = true, StepsBeforeCentering = 1 };
        var m = new double[3];
        m[0] = 0.5 * 4 * double.Sqrt(0.5) / double.Sqrt(8);
        m[1] = 0.5 * m[0] + 0.5 * 2 * double.Sqrt(0.75) / double.Sqrt(2);
        m[2] = 0.5 * m[1] - 0.5 * 2 * double.Sqrt(0.875) / double.Sqrt(5);
        var path = Trial.From1(centered, 4, 2, -2);
        var at = 1.0;
        foreach (var (momentum, seen, reached) in m.Zip([0.5, 0.75, 0.875], path)) Assert.Equal(at -= 0.1 / seen * momentum, reached, 4e-16);
        Assert.Equal(
            path, Trial.From1(Dialects.PyTorchOptimizer.LaProp(0.1, (0.5, 0.5), true, 1, eps: 0), 4, 2, -2), (one, other) => double.Abs(one - other) <= 2e-15);
    }

    // The largest is that of the first, 8, which was not centered.
    [Fact]
    public void A_divisor_may_be_the_largest_variance()
    {
        var first = 0.5 * 4 * double.Sqrt(0.5) / double.Sqrt(8);
        var second = 0.5 * first + 0.5 * 2 * double.Sqrt(0.75) / double.Sqrt(8);
        Assert.Equal(0.9 - 0.1 / 0.75 * second, Trial.From1(_half with { IsCentered = true, StepsBeforeCentering = 1, KeepsLargest = true }, 4, 2)[1], 4e-16);
    }
}
