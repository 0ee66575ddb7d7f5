using PureOptim.Tests.Parity;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class PolyakSgdTests
{
    private const OptimizerTraits Promised = Odd | RotationEquivariant;

    private const OptimizerTraits Lacking = OptimizerTraits.None;

    internal static IEnumerable<OptimizerCard> Cards => [new(new PolyakSgd(), Promised, Lacking, [], [])];

    private static PolyakSgd Of(RecordedCase @case) =>
        Dialects.Optax.PolyakSgd(@case.Number("max_learning_rate", 1), @case.Number("scaling", 1), @case.Number("f_min", 0), @case.Number("eps", 0));

    [Theory, InlineData("optax/polyak_sgd/192"), InlineData("optax/polyak_sgd/193")]
    public void Optaxs_path_is_this_one_to_4_ulp(string id) => Assert.InRange(Of(RecordedTraces.Case(id)).Worst(id), 0, 4);

    // f = (x² + y²)/2 at (3, 4) is 12.5 and the gradient (3, 4), of squared norm 25: half of it leads half the way to the minimum.
    [Theory]
    [InlineData(1, 1, 0, 1.5, 2)]
    [InlineData(0.5, 2, 0, 0, 0)] // c = 1/2 leads there.
    [InlineData(1, 0.25, 0, 2.25, 3)] // Not farther than the largest rate.
    [InlineData(1, 1, 10, 2.7, 3.6)] // (12.5 - 10)/25 = 0.1.
    public void A_step_goes_to_the_lowest_loss_along_a_line(double scaling, double largest, double lowest, double x, double y)
    {
        var moved = Step(new() { Scaling = scaling, LargestRate = largest, LowestLoss = lowest }, [3, 4], 12.5);
        Assert.Equal(x, moved.Values[0], 1e-15);
        Assert.Equal(y, moved.Values[1], 1e-15);
    }

    // (12.5 - 15)/25 = -0.1.
    [Fact]
    public void Below_the_lowest_loss_it_climbs_or_stays()
    {
        Assert.Equal(3.3, Step(new() { LowestLoss = 15 }, [3, 4], 12.5).Values[0], 1e-15);
        Assert.Equal([3, 4], Step(new() { LowestLoss = 15, Climbs = false }, [3, 4], 12.5));
    }

    // 12.5/(25 + 25) = 0.25.
    [Fact]
    public void Epsilon_shortens_the_step() => Assert.Equal([2.25, 3], Step(new() { Epsilon = 25 }, [3, 4], 12.5));

    [Fact]
    public void A_gradient_of_zero_moves_nothing()
    {
        Assert.Equal([3, 4], Step(new(), [0, 0], 12.5));

        // The loss is below the lowest, and over an ε this small the rate is minus infinity.
        Assert.Equal([3, 4], Step(new() { LowestLoss = 15, Epsilon = 1e-320 }, [0, 0], 12.5));
    }

    [Fact]
    public void A_step_without_a_loss_is_refused_by_name()
    {
        Parameters<double> start = [3, 4];
        var polyak = new PolyakSgd();
        Assert.Contains("PolyakSgd", Assert.ThrowsAny<ArgumentException>(() => polyak.Step(polyak.Init(start), start, start)).Message, StringComparison.Ordinal);
    }

    private static Parameters<double> Step(PolyakSgd polyak, Parameters<double> gradient, double loss)
    {
        Parameters<double> start = [3, 4];
        return polyak.Step(polyak.Init(start), start, new(gradient, loss)).Parameters;
    }
}
