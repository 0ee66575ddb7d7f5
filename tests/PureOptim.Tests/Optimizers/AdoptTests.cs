using PureOptim.Core;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdoptTests
{
    private const string Clipped = "min(max(g / max(√v, ε_t), -c_t), c_t)", ClippedLatex = @"\min(\max(\frac{g}{\max(\sqrt{v}, \epsilon_t)}, -c_t), c_t)";

    private static readonly Adopt _halves = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        Card(AdoptClipping.StepsBefore, Clipped, ClippedLatex, ["c_t = √√(t - 1)"], [@"c_t = \sqrt{\sqrt{t - 1}}"]),
        Card(AdoptClipping.Steps, Clipped, ClippedLatex, ["c_t = √√t"], [@"c_t = \sqrt{\sqrt{t}}"]),
        Card(AdoptClipping.None, "(g / max(√v, ε_t))", @"\frac{g}{\max(\sqrt{v}, \epsilon_t)}", [], []),
        LookingAhead(AdoptClipping.StepsBefore, Clipped, ClippedLatex, ["c_t = √√(t - 1)"], [@"c_t = \sqrt{\sqrt{t - 1}}"]),
        LookingAhead(AdoptClipping.Steps, Clipped, ClippedLatex, ["c_t = √√t"], [@"c_t = \sqrt{\sqrt{t}}"]),
        LookingAhead(AdoptClipping.None, "(g / max(√v, ε_t))", @"\frac{g}{\max(\sqrt{v}, \epsilon_t)}", [], []),
    ];

    // v = 4 and no step. Then 6/2 = 3, at most √√1: m = 1/2, and v = (4 + 36)/2 = 20. Then 4/√20 is below √√2: m = 1/4 + 2/√20.
    [Fact]
    public void A_gradient_is_divided_by_those_before_it_and_clipped()
    {
        var path = Trial.From1(_halves, 2, 6, 4);
        Assert.Equal(1, path[0]);
        Assert.Equal(0.95, path[1], 1e-15);
        Assert.Equal(0.95 - 0.1 * (0.25 + 2 / double.Sqrt(20)), path[2], 1e-15);
    }

    // 3 is clipped to √√2 where steps are counted from 1, and stays 3 where nothing is clipped.
    [Fact]
    public void The_bound_is_an_option()
    {
        Assert.Equal(1 - 0.05 * double.Sqrt(double.Sqrt(2)), Trial.From1(_halves with { Clipping = AdoptClipping.Steps }, 2, 6)[1], 1e-15);
        Assert.Equal(0.85, Trial.From1(_halves with { Clipping = AdoptClipping.None }, 2, 6)[1], 1e-15);
    }

    // m = 1/2 in the second step, and the step goes by 1/2 · 1/2 + 1/2 · 1.
    [Fact]
    public void With_a_look_ahead_the_gradient_counts_twice() => Assert.Equal(0.925, Trial.From1(_halves with { Nesterov = true }, 2, 6)[1], 1e-15);

    // An ε above all gradients divides each of them; without momentum that is descent at 0.5/8, from the second step on.
    [Fact]
    public void With_a_large_epsilon_it_is_descent() => Assert.Equal(
        Trial.From1(new Sgd { LearningRate = 0.0625 }, 0, 3, -2),
        Trial.From1(new Adopt { LearningRate = 0.5, Beta1 = 0, Epsilon = 8, Clipping = AdoptClipping.None }, 5, 3, -2));

    private static OptimizerCard Card(AdoptClipping clipping, string normalized, string latex, string[] bound, string[] boundLatex) => new(
        new Adopt { Clipping = clipping },
        OptimizerTraits.ElementWise | Odd | TranslationInvariant | ScaleInvariant | RestsWithoutGradient | (clipping == AdoptClipping.None ? None : ProportionalToRate),
        Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor,
        [$"m' = β1 m + k_t (1 - β1) {normalized}", "v' = β2 v + (1 - k_t β2) g²", "k_t = min(t - 1, 1)", "ε_t = (1 < t ? ε : 1)", .. bound, "θ' = θ - η m'"],
        [
            $@"m' = \beta_1 m + k_t \left(1 - \beta_1\right) {latex}", @"v' = \beta_2 v + \left(1 - k_t \beta_2\right) g^2", @"k_t = \min(t - 1, 1)",
            @"\epsilon_t = \begin{cases} \epsilon & 1 < t \\ 1 & \text{otherwise} \end{cases}", .. boundLatex,
            @"\theta' = \theta - \eta m'",
        ]);

    private static OptimizerCard LookingAhead(AdoptClipping clipping, string normalized, string latex, string[] bound, string[] boundLatex)
    {
        var card = Card(clipping, normalized, latex, bound, boundLatex);
        return card with
        {
            Optimizer = new Adopt { Clipping = clipping, Nesterov = true },
            Text = [.. card.Text[..^1], $"θ' = θ - η (β1 m' + k_t (1 - β1) {normalized})"],
            Latex = [.. card.Latex[..^1], $@"\theta' = \theta - \eta \left(\beta_1 m' + k_t \left(1 - \beta_1\right) {latex}\right)"],
        };
    }
}
