using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class CameTests
{
    private static readonly Came _came = new() { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Beta3 = 0.5, Epsilon = 0, DistanceEpsilon = 0 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(
            new Came(), Odd | TranslationInvariant | ProportionalToRate | ScaleInvariant | RestsWithoutGradient,
            Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending, [], []),
    ];

    // V = 0.5 · 4 = 2, u = 2/√2 = √2, cut down to 1; m = 0.5. Then V = 1 + 0.5 · 1 = 1.5, u = 1/√1.5, which is less than 1; m = 0.25 + 0.5 u.
    [Fact]
    public void A_vector_takes_the_averaged_direction()
    {
        var path = Trial.From1(_came, 2, 1);
        Assert.Equal(0.5, path[0], 1e-15);
        Assert.Equal(0.25 - 0.5 / double.Sqrt(1.5), path[1], 1e-15);
    }

    // Squares (4 1) of one row: R = 0.5 · 2.5, C = 0.5 (4, 1), R C / mean(R) = C. u = (2, 1)/√C = (√2, √2), of size √2, cut down to (1, 1); m = (0.5, 0.5). Distances of 0.5 each, squares 0.25:
    // S = 0.125, D = (0.125, 0.125), and the step m / √0.125.
    [Fact]
    public void A_matrix_divides_it_by_its_distance_from_the_directions()
    {
        var layout = Layout.Of(("w", [1, 2]));
        var at = _came.Start(Parameters<double>.Filled(layout, 0));
        at = _came.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 2, -1));
        Trial.AssertNear([-0.5 / double.Sqrt(0.125), 0.5 / double.Sqrt(0.125)], at.Parameters);
        Trial.AssertNear([1.25], at.State["Rows"]);
        Trial.AssertNear([2, 0.5], at.State["Columns"]);
        Trial.AssertNear([0.125], at.State["RowDistances"]);
        Trial.AssertNear([0.125, 0.125], at.State["ColumnDistances"]);
    }

    // On vectors, with averages that begin anew, it is Adafactor at a fixed rate, whose average of squares is g² itself: u = ±1.
    [Fact]
    public void Without_memory_a_vector_moves_as_by_Adafactor()
    {
        var came = _came with { Beta1 = 0, Beta2 = 0 };
        var adafactor = new Adafactor { LearningRate = 1, DecayExponent = 0, IsCapped = false, IsRelative = false, Epsilon = 0 };
        foreach (var (expected, actual) in Trial.From1(adafactor, 4, 3, -2, 1).Zip(Trial.From1(came, 4, 3, -2, 1))) Assert.Equal(expected, actual, 1e-15);
    }

    [Fact]
    public void Gradients_of_zero_move_nothing()
    {
        var layout = Layout.Of(("w", [3, 2]), ("b", [3]));
        var start = Parameters<float>.Filled(layout, 1);
        var came = new Came();
        Assert.Equal(start, came.Step(came.Init(start), start, Parameters<float>.Filled(layout, 0)).Parameters);
    }
}
