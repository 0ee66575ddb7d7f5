using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SparseAdamTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(new SparseAdam(), Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient, Linear | Descending | RotationEquivariant | RotationEquivariantPerTensor, [], []),
    ];

    // Two rows; the second has no gradient in step 2, the first one a gradient with a 0 in it.
    [Fact]
    public void A_row_without_a_gradient_rests_and_a_0_in_a_row_with_one_does_not()
    {
        var optimizer = new SparseAdam();
        var layout = Layout.Of(("w", [2, 2]));
        var start = Parameters<double>.Filled(layout, 1);
        var once = optimizer.Step(optimizer.Init(start), start, Parameters<double>.Of(layout, [1, 1, 1, 1]));
        var twice = optimizer.Step(once.State, once.Parameters, Parameters<double>.Of(layout, [1, 0, 0, 0]));
        Assert.Equal(once.Parameters.Values[2..], twice.Parameters.Values[2..]);
        Assert.Equal(once.State["FirstMoment"].Values[2..], twice.State["FirstMoment"].Values[2..]);
        Assert.NotEqual(once.Parameters[1], twice.Parameters[1]);
        Assert.Equal(0.9 * once.State["FirstMoment"][1], twice.State["FirstMoment"][1], 1e-16);
    }

    [Fact]
    public void With_a_gradient_everywhere_it_is_Adam() => Assert.Equal(Trial.From1(new Adam { Epsilon = 1e-8 }, 0.3, -2, 5), Trial.From1(new SparseAdam(), 0.3, -2, 5));

    [Fact]
    public void Of_a_vector_each_element_is_a_row() => Assert.Equal(Trial.From1(new SparseAdam(), 0.3)[0], Trial.From1(new SparseAdam(), 0.3, 0)[1]);
}
