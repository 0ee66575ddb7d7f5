using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class MarsTests
{
    private static readonly Mars _mars = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Gamma = 0.5, Clips = false, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from clips in new[] { true, false }
           from form in Enum.GetValues<MarsForm>()
           from rounds in new[] { false, true }
           select new OptimizerCard(
               new Mars { Clips = clips, Form = form, RoundsToBfloat16 = rounds }, form == MarsForm.Shampoo ? None : Odd,
               TranslationInvariant | Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending | RestsWithoutGradient, [], []),
    ];

    // γ β1 / (1 - β1) = 0.5. c = 2 + 0.5 (2 - 0) = 3: a step of 0.1. Then c = 4 + 0.5 (4 - 2) = 5: m = 0.75 + 2.5 over 0.75 = 13/3, v = 2.25 + 12.5 over 0.75 = 59/3.
    [Fact]
    public void A_part_of_the_change_is_added_to_a_gradient()
    {
        var path = Trial.From1(_mars, 2, 4);
        Assert.Equal(0.9, path[0], 1e-15);
        Assert.Equal(0.9 - 0.1 * (13.0 / 3) / double.Sqrt(59.0 / 3), path[1], 1e-15);
    }

    // c = 3 and 5 are cut down to 1: moments of constant gradients, steps of 0.1. With ε = 1, which the correction divides by √0.5, it shows that they were 1, and not 3.
    [Fact]
    public void A_long_one_is_cut_down()
    {
        Assert.Equal(0.8, Trial.From1(_mars with { Clips = true }, 2, 4)[1], 1e-15);
        Assert.Equal(1 - 0.1 * 1 / (1 + double.Sqrt(2)), Trial.From1(_mars with { Clips = true, Epsilon = 1 }, 2)[0], 1e-15);
        Assert.Equal(1 - 0.1 * 3 / (3 + double.Sqrt(2)), Trial.From1(_mars with { Epsilon = 1 }, 2)[0], 1e-15);
    }

    [Fact]
    public void Without_changes_and_clipping_it_is_AdamW()
    {
        var adamW = Trial.From1(new AdamW { Beta1 = 0.95, Beta2 = 0.99, Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection, WeightDecay = 0.3 }, 4, 3, -2, 1);
        var mars = Trial.From1(new Mars { LearningRate = 0.001, Gamma = 0, Clips = false, WeightDecay = 0.3 }, 4, 3, -2, 1);
        foreach (var (expected, actual) in adamW.Zip(mars)) Assert.Equal(expected, actual, 4e-16);
    }

    // c = 3 and m = 3/2: down. Then c = -1/2 - 5/4 and m = 3/4 - 7/8: up, where the average of the gradients alone would lead down. Nothing is kept of squares.
    [Fact]
    public void As_Lion_its_steps_are_of_the_sign_of_the_average()
    {
        var lion = _mars with { Form = MarsForm.Lion };
        Assert.Equal([0.9, 1], Trial.From1(lion, 2, -0.5));
        Assert.Equal(0, lion.Start((Parameters<double>)[1.0]).State["SecondMoment"].Length);
        Assert.Equal([0.9, 1], Trial.From1(Dialects.PyTorchOptimizer.MARS(0.1, (0.5, 0.5), 0.5, "lion", optimize1d: true), 0.2, -0.05));
    }

    // The first step is along g, as Muon's: by 0.1 √(3/2). What is no matrix moves as AdamW does.
    [Fact]
    public void As_Shampoo_it_makes_matrices_orthogonal()
    {
        var layout = Layout.Of(("w", [3, 2]), ("b", [1]));
        var (zero, gradient) = (Parameters<double>.Filled(layout, 0), Parameters<double>.Of(layout, 1, 2, -3, 4, 0.5, 1, 2));
        var (mars, matrix) = (_mars with { Form = MarsForm.Shampoo }, Layout.Of(("w", [3, 2])));
        var at = mars.Step(mars.Init(zero), zero, gradient);
        var muon = new Muon { LearningRate = 0.1, MomentumFactor = 0, Nesterov = false, WeightDecay = 0, Epsilon = 0, Scale = MuonScale.RowsOverColumns };
        var expected = muon.Step(muon.Init(Parameters<double>.Filled(matrix, 0)), Parameters<double>.Filled(matrix, 0), Parameters<double>.Of(matrix, 1, 2, -3, 4, 0.5, 1)).Parameters;
        Trial.AssertNear([.. expected.Values.ToArray(), -0.1], at.Parameters);
        Assert.Equal(1, at.State["SecondMoment"].Length);
    }
}
