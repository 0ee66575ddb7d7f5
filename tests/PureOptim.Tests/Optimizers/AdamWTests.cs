using PureOptim.Tests.Parity;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamWTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd | ScaleInvariant;

    private const OptimizerTraits Lacking = TranslationInvariant | Linear | Descending | RestsWithoutGradient | RotationEquivariant | RotationEquivariantPerTensor;

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        .. from epsilon in new[]
           {
               (Placement: AdamEpsilonPlacement.BeforeCorrection, Text: "ε_t = ε", Latex: @"\epsilon_t = \epsilon"),
               (Placement: AdamEpsilonPlacement.AfterCorrection, Text: "ε_t = ε √(1 - β2^t)", Latex: @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}"),
           }
           from coupling in new[]
           {
               (Coupling: DecayCoupling.LearningRate, Text: "λ_t = η λ", Latex: @"\lambda_t = \eta \lambda"),
               (Coupling: DecayCoupling.None, Text: "λ_t = λ", Latex: @"\lambda_t = \lambda"),
           }
           from step in new[]
           {
               (Placement: DecayPlacement.Factor, Text: "(1 - λ_t) θ - η_t m' / (√v' + ε_t)", Latex: @"\left(1 - \lambda_t\right) \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"),
               (Placement: DecayPlacement.Subtracted, Text: "θ - λ_t θ - η_t m' / (√v' + ε_t)", Latex: @"\theta - \lambda_t \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"),
               (Placement: DecayPlacement.InUpdate, Text: "θ - (η_t m' / (√v' + ε_t) + λ_t θ)", Latex: @"\theta - \left(\frac{\eta_t m'}{\sqrt{v'} + \epsilon_t} + \lambda_t \theta\right)"),
           }
           select new OptimizerCard(
               new AdamW { EpsilonPlacement = epsilon.Placement, DecayCoupling = coupling.Coupling, DecayPlacement = step.Placement }, Promised, Lacking,
               [.. Moments.Corrected, epsilon.Text, coupling.Text, $"θ' = {step.Text}"],
               [.. Moments.CorrectedLatex, epsilon.Latex, coupling.Latex, $@"\theta' = {step.Latex}"]),
    ];

    private static AdamW Of(RecordedCase @case) => @case.Id.Split('/')[0] switch
    {
        "torch" => (AdamW)Dialects.PyTorch.AdamW(
            @case.Number("lr", 0.001), (@case.Number("betas[0]", 0.9), @case.Number("betas[1]", 0.999)), @case.Number("eps", 1e-8), @case.Number("weight_decay", 0.01)),
        "optax" => (AdamW)Dialects.Optax.AdamW(
            @case.Number("learning_rate", double.NaN), @case.Number("b1", 0.9), @case.Number("b2", 0.999), @case.Number("eps", 1e-8), @case.Number("weight_decay", 1e-4)),
        _ => Dialects.Keras.AdamW(
            @case.Number("learning_rate", 0.001), @case.Number("weight_decay", 0.004), @case.Number("beta_1", 0.9), @case.Number("beta_2", 0.999), @case.Number("epsilon", 1e-7)),
    };

    // AMSGrad, which PyTorch has as an option of AdamW, is another optimizer; PyTorch's Adam decays like AdamW where that is asked for.
    public static TheoryData<string> Ids => [.. RecordedTraces.All
        .Where(@case => (@case.Optimizer is "AdamW" or "adamw" || @case.Numbers.ContainsKey("decoupled_weight_decay") && @case.Optimizer == "Adam") && @case.Number("amsgrad", 0) == 0)
        .Select(@case => @case.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_path_of_its_framework_is_this_one_to_4_ulp(string id) => Assert.InRange(Of(RecordedTraces.Case(id)).Worst(id), 0, 4);

    [Fact]
    public void Kerass_path_is_this_one_to_the_bit() =>
        Assert.All(RecordedTraces.Cases("keras/AdamW/", 4), @case => Assert.Equal(0, Of(@case).Worst(@case.Id)));

    // The decay rounds the same way in every step: in the place of another framework it is too far.
    [Theory]
    [InlineData("torch/AdamW/74", DecayPlacement.Subtracted)]
    [InlineData("torch/AdamW/74", DecayPlacement.InUpdate)]
    [InlineData("optax/adamw/49", DecayPlacement.Factor)]
    [InlineData("keras/AdamW/42", DecayPlacement.Factor)]
    public void The_place_of_another_framework_is_farther_off(string id, DecayPlacement placement) =>
        Assert.True((Of(RecordedTraces.Case(id)) with { DecayPlacement = placement }).Worst(id) > Of(RecordedTraces.Case(id)).Worst(id));

    // 1 - 0.1 (1 + 0.5); a decay after the step would give 0.9 · 0.95 = 0.855.
    [Theory]
    [InlineData(DecayPlacement.Factor)]
    [InlineData(DecayPlacement.Subtracted)]
    [InlineData(DecayPlacement.InUpdate)]
    public void The_decay_is_that_of_the_parameter_before_the_step(DecayPlacement placement) =>
        Assert.Equal(0.85, Trial.From1(new AdamW { LearningRate = 0.1, WeightDecay = 0.5, Epsilon = 0, DecayPlacement = placement }, 1)[0], 1e-15);

    [Fact]
    public void A_decay_by_itself_does_not_follow_the_rate()
    {
        var alone = new AdamW { LearningRate = 0.1, WeightDecay = 0.5, Epsilon = 0, DecayCoupling = DecayCoupling.None };
        Assert.Equal(0.4, Trial.From1(alone, 1)[0], 1e-15); // 1 - 0.5 - 0.1
        Assert.Equal(new PureOptim.Core.HyperparameterUnit(0, 0), alone.UnitOf("WeightDecay"));
        Assert.Equal(new PureOptim.Core.HyperparameterUnit(-1, 0), new AdamW().UnitOf("WeightDecay"));
    }

    // 1 - 1e-8 rounds to 1 in float: nothing decays where exact arithmetic leaves (1 - 1e-8)^1000000 = 0.99005. Kept as it is, as in every framework.
    [Fact]
    public void A_decay_below_the_precision_is_lost()
    {
        var adamW = new AdamW { LearningRate = 1e-4, WeightDecay = 1e-4 };
        Parameters<float> start = [1], zero = [0];
        Assert.Equal(start, Enumerable.Repeat(zero, 1_000_000).Aggregate(adamW.Start(start), (at, gradient) => adamW.Step(at.State, at.Parameters, gradient)).Parameters);
        Assert.Equal(0.99005, Enumerable.Range(0, 1_000_000).Aggregate(1.0, (theta, _) => theta * (1 - 1e-4 * 1e-4)), 5e-6);
    }

    // L2 regularisation would give λθ to Adam, whose first step is η · sign(θ); the decay here takes ηλθ.
    [Theory, InlineData(-2.0), InlineData(3.0)]
    public void The_decay_does_not_go_through_the_moments(double theta)
    {
        var adamW = new AdamW { LearningRate = 0.1, WeightDecay = 0.5 };
        Parameters<double> start = [theta], zero = [0];
        var moved = adamW.Step(adamW.Init(start), start, zero);
        Assert.Equal(theta * (1 - 0.1 * 0.5), moved.Parameters.Values[0]);
        Assert.Equal(0, moved.State["FirstMoment"].Values[0]);
        var adam = new Adam { LearningRate = 0.1, Epsilon = 0 };
        Assert.Equal(theta - 0.1 * double.Sign(theta), adam.Step(adam.Init(start), start, (Parameters<double>)[0.5 * theta]).Parameters.Values[0], 1e-15);
    }

    // 1 - η·0 is 1, and a parameter times that, or less 0 times it, is itself.
    [Theory]
    [InlineData(DecayPlacement.Factor)]
    [InlineData(DecayPlacement.Subtracted)]
    [InlineData(DecayPlacement.InUpdate)]
    public void Without_decay_it_is_Adam_bit_for_bit(DecayPlacement placement)
    {
        double[] gradients = [0.3, -0.7, 1e-3, 0, 5];
        foreach (var epsilon in Enum.GetValues<AdamEpsilonPlacement>())
        {
            Assert.Equal(
                Trial.From1(new Adam { Epsilon = 1e-8, EpsilonPlacement = epsilon }, gradients),
                Trial.From1(new AdamW { WeightDecay = 0, EpsilonPlacement = epsilon, DecayPlacement = placement }, gradients));
        }
    }
}
