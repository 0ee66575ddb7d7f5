using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DiffGradTests
{
    private const OptimizerTraits Promised =
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits Lacking =
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor;

    private static readonly string[] _rectified = ["c_t = 2 / (1 - β2) - 1", "ρ_t = c_t - 2 t β2^t / (1 - β2^t)", "r_t = √((ρ_t - 4) (ρ_t - 2) c_t / ((c_t - 4) (c_t - 2) ρ_t))", "τ_t = max(τ, 4)"];

    private static readonly string[] _rectifiedLatex =
    [
        @"c_t = \frac{2}{1 - \beta_2} - 1", @"\rho_t = c_t - \frac{2 t \beta_2^{t}}{1 - \beta_2^{t}}",
        @"r_t = \sqrt{\frac{\left(\rho_t - 4\right) \left(\rho_t - 2\right) c_t}{\left(c_t - 4\right) \left(c_t - 2\right) \rho_t}}", @"\tau_t = \max(\tau, 4)",
    ];

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from placement in Enum.GetValues<AdamEpsilonPlacement>()
           from largest in new[] { false, true }
           from first in Enum.GetValues<FirstSteps>()
           select Card(new() { EpsilonPlacement = placement, KeepsLargest = largest, FirstSteps = first }),
    ];

    private static OptimizerCard Card(DiffGrad diffGrad)
    {
        var (epsilon, epsilonLatex) = diffGrad.EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? ("ε √(1 - β2^t)", @"\epsilon \sqrt{1 - \beta_2^{t}}") : ("ε", @"\epsilon");
        var divisor = diffGrad.KeepsLargest ? "s'" : "v'";
        string[] largest = diffGrad.KeepsLargest ? ["s' = max(s, v')"] : [], largestLatex = diffGrad.KeepsLargest ? [@"s' = \max(s, v')"] : [];
        var first = diffGrad.FirstSteps == FirstSteps.Momentum ? 1 : 0;
        return diffGrad.FirstSteps == FirstSteps.AsLater
            ? new(diffGrad, Promised, Lacking,
                [.. Moments.Text, .. largest, "p' = g", "η_t = η √(1 - β2^t) / (1 - β1^t)", $"ε_t = {epsilon}", $"θ' = θ - η_t m' / (1 + exp(-|p - p'|)) / (√({divisor} + ε_r) + ε_t)"],
                [
                    .. Moments.Latex, .. largestLatex, "p' = g", @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}", $@"\epsilon_t = {epsilonLatex}",
                    $@"\theta' = \theta - \frac{{\frac{{\eta_t m'}}{{1 + \exp(-\left|p - p'\right|)}}}}{{\sqrt{{{divisor} + \epsilon_r}} + \epsilon_t}}",
                ])
            : new(diffGrad, Promised, Lacking,
                [
                    .. Moments.Text, .. largest, "p' = g", .. _rectified, $"η_t = η / (1 - β1^t) (τ_t < ρ_t ? √(1 - β2^t) r_t : {first})", "s_t = (τ_t < ρ_t ? 1 : 0)", $"ε_t = (τ_t < ρ_t ? {epsilon} : 1)",
                    $"θ' = θ - η_t m' / (1 + s_t exp(-|p - p'|)) / (s_t √({divisor} + ε_r) + ε_t)",
                ],
                [
                    .. Moments.Latex, .. largestLatex, "p' = g", .. _rectifiedLatex,
                    $@"\eta_t = \frac{{\eta}}{{1 - \beta_1^{{t}}}} \begin{{cases}} \sqrt{{1 - \beta_2^{{t}}}} r_t & \tau_t < \rho_t \\ {first} & \text{{otherwise}} \end{{cases}}",
                    @"s_t = \begin{cases} 1 & \tau_t < \rho_t \\ 0 & \text{otherwise} \end{cases}", $@"\epsilon_t = \begin{{cases}} {epsilonLatex} & \tau_t < \rho_t \\ 1 & \text{{otherwise}} \end{{cases}}",
                    $@"\theta' = \theta - \frac{{\frac{{\eta_t m'}}{{1 + s_t \exp(-\left|p - p'\right|)}}}}{{s_t \sqrt{{{divisor} + \epsilon_r}} + \epsilon_t}}",
                ]);
    }

    private static readonly DiffGrad _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    // Adam's steps are 0.1 long. The first gradient differs from 0 by 4, the second not at all from the first.
    [Fact]
    public void Steps_are_shorter_where_the_gradient_stays()
    {
        var path = Trial.From1(_half, 4, 4);
        Assert.Equal(1 - 0.1 / (1 + double.Exp(-4)), path[0], 1e-15);
        Assert.Equal(path[0] - 0.05, path[1], 1e-15);
    }

    // After 4 and 0, 2 leaves v at 4, whose largest was 8, and m at 3/2, corrected by 7/8; it differs from 0 by 2.
    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 4)]
    public void The_divisor_may_be_kept_from_falling(bool keepsLargest, double square)
    {
        var path = Trial.From1(_half with { KeepsLargest = keepsLargest }, 4, 0, 2);
        Assert.Equal(path[1] - 0.1 * (1.5 / 0.875) / (1 + double.Exp(-2)) / double.Sqrt(square / 0.875), path[2], 1e-15);
    }

    // 4 over √(8 + 1) and 1, of which the root, or both, are corrected by √2.
    [Theory]
    [InlineData(AdamEpsilonPlacement.BeforeCorrection)]
    [InlineData(AdamEpsilonPlacement.AfterCorrection)]
    public void An_epsilon_stands_inside_the_root_and_one_outside(AdamEpsilonPlacement placement)
    {
        var root = placement == AdamEpsilonPlacement.BeforeCorrection ? (3 + 1) * double.Sqrt(2) : 3 * double.Sqrt(2) + 1;
        var path = Trial.From1(_half with { Epsilon = 1, RootEpsilon = 1, EpsilonPlacement = placement }, 4);
        Assert.Equal(1 - 0.1 * 4 / (1 + double.Exp(-4)) / root, path[0], 1e-15);
    }

    // Between gradients that differ by a thousand the exponential is 0.
    [Fact]
    public void Where_gradients_change_much_it_is_Adam() => Assert.Equal(
        Trial.From1(new Adam { Epsilon = 1e-8 }, 1000, -2000, 500), Trial.From1(new DiffGrad(), 1000, -2000, 500));

    // β2 = 0.9: the limit is 19, and ρ_5 = 19 - 10 · 0.59049 / 0.40951, some 4.58, the first above 4: steps of 1 until then, or none, and of r_5 √v̂ / √v̂ half, as the gradient stays, afterwards. The first changes from 0.
    [Fact]
    public void A_rectified_step_is_of_momentum_until_the_second_moment_is_trusted()
    {
        var rectified = new DiffGrad { LearningRate = 1, Beta1 = 0, Beta2 = 0.9, Epsilon = 0, FirstSteps = FirstSteps.Momentum, Threshold = 4 };
        var length = 19 - 10 * 0.59049 / 0.40951;
        var fifth = double.Sqrt((length - 4) * (length - 2) * 19 / (15 * 17 * length)) / 2;
        var path = Trial.From1(rectified, 1, 1, 1, 1, 1);
        Assert.Equal([0, -1, -2, -3], path[..4]);
        Assert.Equal(-3 - fifth, path[4], 1e-12);
        var waiting = Trial.From1(rectified with { FirstSteps = FirstSteps.None }, 1, 1, 1, 1, 1);
        Assert.Equal([1, 1, 1, 1], waiting[..4]);
        Assert.Equal(1 - fifth, waiting[4], 1e-12);
        var pytorch = Trial.From1(PureOptim.Dialects.PyTorchOptimizer.DiffGrad(1, (0, 0.9), rectify: true, nSmaThreshold: 4, degeneratedToSgd: false, eps: 0), 1, 1, 1, 1, 1);
        Assert.Equal(waiting, pytorch, (one, other) => double.Abs(one - other) <= 1e-12);
    }
}
