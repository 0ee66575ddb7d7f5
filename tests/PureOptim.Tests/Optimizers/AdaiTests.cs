using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaiTests
{
    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(
            new Adai(), Odd | TranslationInvariant | ProportionalToRate | PermutationEquivariant | RestsWithoutGradient,
            RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
    ];

    // v̂ = (1, 9), of mean 5: μ = 1 - 0.5 (0.2, 1.8) = (0.9, 0.1). m = (0.1 · 1, 0.9 · 3), corrected by the same: a step of g. Then v = (0.25 + 0.5, 2.25 + 0.5), over 0.75 v̂ = (1, 11/3),
    // of mean 7/3: μ = 1 - 0.5 (3/7, 11/7) = (11/14, 3/14). m = (11/14 · 0.1 + 3/14, 3/14 · 2.7 - 11/14), over 1 - 0.9 · 11/14 and 1 - 0.1 · 3/14.
    [Fact]
    public void The_larger_a_coordinates_gradients_the_less_of_its_momentum_stays()
    {
        var adai = new Adai { LearningRate = 0.1, Beta0 = 0.5, Beta2 = 0.5 };
        var at = adai.Start((Parameters<double>)[1.0, 1.0]);
        at = adai.Step(at.State, at.Parameters, (Parameters<double>)[1.0, 3.0]);
        Trial.AssertNear([0.9, 0.7], at.Parameters);
        at = adai.Step(at.State, at.Parameters, (Parameters<double>)[1.0, -1.0]);
        Trial.AssertNear([0.9 - 0.1 * (1.1 + 3) / (14 - 9.9), 0.7 - 0.1 * (8.1 - 11) / (14 - 0.3)], at.Parameters);
    }

    // β0 = 0.9 of a gradient far above the mean of nine others would be 9: its inertia is 0. Theirs is 1 less 1e-3 at most.
    [Fact]
    public void Inertia_is_from_0_to_1_less_a_share()
    {
        var adai = new Adai { Beta0 = 0.9, SmallestShare = 0.125 };
        double[] gradient = [1, .. Enumerable.Repeat(0.0, 9)];
        var at = adai.Start(Parameters<double>.Filled(Layout.Vector(10), 0));
        Assert.Equal([0, .. Enumerable.Repeat(0.875, 9)], adai.Step(at.State, at.Parameters, Parameters<double>.Of(Layout.Vector(10), gradient)).State["Inertia"]);
    }

    // Of one coordinate the moment is the mean: μ = 1 - β0, an average corrected as Adam's is. Adam without a second moment divides by the size of the gradient, here always 1.
    [Fact]
    public void A_single_coordinate_has_Adams_first_moment()
    {
        var adam = Trial.From1(new Adam { LearningRate = 0.1, Beta1 = 0.75, Beta2 = 0.5, Epsilon = 0 }, 1, -1, -1, 1);
        foreach (var (expected, actual) in adam.Zip(Trial.From1(new Adai { LearningRate = 0.1, Beta0 = 0.25, Beta2 = 0.5 }, 1, -1, -1, 1))) Assert.Equal(expected, actual, 4e-16);
    }
}
