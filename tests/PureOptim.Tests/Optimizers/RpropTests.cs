using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class RpropTests
{
    private const OptimizerTraits Kept = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ScaleInvariant;

    private const OptimizerTraits Lacking = Linear | RotationEquivariant | RotationEquivariantPerTensor;

    private const string S = @"\operatorname{sign}(g) \operatorname{sign}(p)";

    private static readonly string[] _memory =
        ["d' = (sign(g) sign(p) < 0 ? max(η- d, Δmin) : (0 < sign(g) sign(p) ? min(η+ d, Δmax) : d))", "p' = (sign(g) sign(p) < 0 ? 0 : d' sign(g))"];

    private static readonly string[] _memoryLatex =
    [
        $@"d' = \begin{{cases}} \max(\eta_- d, \Delta_{{\min}}) & {S} < 0 \\ \begin{{cases}} \min(\eta_+ d, \Delta_{{\max}}) & 0 < {S} \\ d & \text{{otherwise}} \end{{cases}} & \text{{otherwise}} \end{{cases}}",
        $@"p' = \begin{{cases}} 0 & {S} < 0 \\ d' \operatorname{{sign}}(g) & \text{{otherwise}} \end{{cases}}",
    ];

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        Now(new()),
        Now(new() { LearningRate = 0.1 }),
        new(new Rprop { IsDelayed = true }, Kept, Lacking | RestsWithoutGradient | Descending,
            [.. _memory, "θ' = θ - (sign(g) sign(p) < 0 ? 0 : p)"],
            [.. _memoryLatex, $@"\theta' = \theta - \begin{{cases}} 0 & {S} < 0 \\ p & \text{{otherwise}} \end{{cases}}"]),
    ];

    private static OptimizerCard Now(Rprop optimizer) => new(optimizer, Kept | RestsWithoutGradient | Descending, Lacking, [.. _memory, "θ' = θ - p'"], [.. _memoryLatex, @"\theta' = \theta - p'"]);

    // 1/2, then 1/2 · 1.5 = 3/4; the sign turns: no step and 3/4 · 1/2 = 3/8; then that length, and 3/8 · 1.5 = 9/16.
    [Fact]
    public void A_length_grows_while_the_sign_stays_and_shrinks_where_it_turns() => Assert.Equal(
        [0.5, -0.25, -0.25, 0.125, 0.6875],
        Trial.From1(new Rprop { LearningRate = 0.5, Growing = 1.5 }, 3, 0.001, -7, -1, -2));

    [Fact]
    public void A_length_stays_between_the_bounds()
    {
        Assert.Equal([0, -1, -2], Trial.From1(new Rprop { LearningRate = 1, Longest = 1 }, 1, 1, 1));
        Assert.Equal([0.5, 0.5, 0.75, 0.75, 0.5], Trial.From1(new Rprop { LearningRate = 0.5, Shortest = 0.25 }, 1, -1, -1, 1, 1));
    }

    // A gradient too small for a product: 1e-200 · 1e-200 is 0, its sign is not.
    [Fact]
    public void Signs_of_the_smallest_gradients_count() => Assert.Equal([0.5, -0.25], Trial.From1(new Rprop { LearningRate = 0.5, Growing = 1.5 }, 1e-200, 1e-200));

    [Fact]
    public void Delayed_it_takes_the_step_of_the_gradient_before() => Assert.Equal([1, 0.5, 0.5, 0.5, 0.125], Trial.From1(new Rprop { LearningRate = 0.5, Growing = 1.5, IsDelayed = true }, 3, 1, -7, 1, 1));
}
