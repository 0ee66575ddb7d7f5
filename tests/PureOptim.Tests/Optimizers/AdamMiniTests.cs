using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class AdamMiniTests
{
    private const OptimizerTraits Kept = Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient;

    private static readonly AdamMini _half = new() { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(new AdamMini(), Kept, Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
        new(new AdamMini { ByRows = false }, Kept | RotationEquivariantPerTensor, Linear | RotationEquivariant | Descending, [], []),
    ];

    // Mean squares of rows (3 4; 0 2) are 12.5 and 2, corrected moments are g and these. Then m = (1.25 1.5; 1 0.5) over 0.75, and v = (6.25/2 + 0.5, 1/2 + 1) over 0.75; of (1 -1; 3 1), whose
    // mean squares are 1 and 5, m = (1.125 0.25; 2 0.75) and v = (2.3125, 3.25), both over 0.875.
    [Fact]
    public void A_row_has_one_second_moment()
    {
        var layout = Layout.Of(("w", [2, 2]));
        var at = _half.Start(Parameters<double>.Filled(layout, 0));
        at = _half.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 3, 4, 0, 2));
        double[] first = [-0.3 / double.Sqrt(12.5), -0.4 / double.Sqrt(12.5), 0, -0.2 / double.Sqrt(2)];
        Trial.AssertNear(first, at.Parameters);
        at = _half.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 1, 1, 2, 0));
        double[] moments = [1.25, 1.5, 1, 0.5], squares = [3.625, 3.625, 1.5, 1.5];
        double[] second = [.. first.Select((value, i) => value - 0.1 * moments[i] / 0.75 / double.Sqrt(squares[i] / 0.75))];
        Trial.AssertNear(second, at.Parameters);
        at = _half.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 1, -1, 3, 1));
        double[] moments3 = [1.125, 0.25, 2, 0.75], squares3 = [2.3125, 2.3125, 3.25, 3.25];
        Trial.AssertNear([.. second.Select((value, i) => value - 0.1 * moments3[i] / 0.875 / double.Sqrt(squares3[i] / 0.875))], at.Parameters);
    }

    // The mean of 9, 16, 0 and 4 is 7.25, of a matrix or of a vector.
    [Fact]
    public void A_tensor_may_have_one_of_its_own()
    {
        foreach (var layout in new[] { Layout.Of(("w", [2, 2])), Layout.Of(("w", [4])) })
        {
            var optimizer = _half with { ByRows = layout.Entries[0].Shape.Length == 1 };
            var zero = Parameters<double>.Filled(layout, 0);
            var root = double.Sqrt(7.25);
            Trial.AssertNear([-0.3 / root, -0.4 / root, 0, -0.2 / root], optimizer.Step(optimizer.Init(zero), zero, Parameters<double>.Of(layout, 3, 4, 0, 2)).Parameters);
        }
    }

    [Fact]
    public void A_single_number_moves_as_by_Adam()
    {
        var adam = Trial.From1(new Adam { Epsilon = 1e-3, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, 4, 3, -2, 1);
        foreach (var (expected, actual) in adam.Zip(Trial.From1(new AdamMini { Epsilon = 1e-3 }, 4, 3, -2, 1))) Assert.Equal(expected, actual, 4e-16);
    }
}
