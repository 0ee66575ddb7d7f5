using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class CocobTests
{
    private const OptimizerTraits Promised = OptimizerTraits.ElementWise | Odd;

    private const OptimizerTraits Lacking = Linear | Descending;

    private static readonly string[] _cocob =
        ["C' = C - g", "L' = max(L, |g|)", "G' = G + |g|", "R' = max(R - g (θ - s), 0)", "θ' = s + C' / (L' max(G' + L', α L')) (L' + R')"];

    private static readonly string[] _cocobLatex =
    [
        "C' = C - g", @"L' = \max(L, \left|g\right|)", @"G' = G + \left|g\right|", @"R' = \max(R - g \left(\theta - s\right), 0)",
        @"\theta' = s + \frac{C'}{L' \max(G' + L', \alpha L')} \left(L' + R'\right)",
    ];

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        new(
            new Cocob(), Promised, Lacking,
            _cocob,
            _cocobLatex),
        new(
            new Cocob { InitialScale = 0.1 }, Promised, Lacking,
            _cocob,
            _cocobLatex),
    ];

    // The operations are Optax's, in its order.
    [Theory]
    [InlineData("optax/contrib.cocob/154")]
    [InlineData("optax/contrib.cocob/155")]
    [InlineData("optax/contrib.cocob/156")]
    public void Optaxs_path_is_this_one_to_the_bit(string id) => Assert.Equal(0, new Cocob().Worst(id));

    // g = 2: L = G = 2, R = max(0 - 2 · 0, 0) = 0, C = -2, and the denominator 2 · max(4, 2α): s - 2/(2 · 200) · 2 = s - 1/100 for α = 100, and for
    // α = 1, where G + L counts, s - 2/(2 · 4) · 2 = s - 1/2. Then g = -1 at 0.5: L = 2, G = 3, R = max(0 + 1 · (0.5 - 1), 0) = 0, C = -1: 1 - 1/(2 · 5) · 2.
    [Fact]
    public void Bets_are_what_the_paper_says()
    {
        Assert.Equal(0.99, Trial.From1(new Cocob(), 2)[0], 1e-15);
        Assert.Equal([0.5, 0.8], Trial.From1(new Cocob { Alpha = 1 }, 2, -1));
    }

    [Fact]
    public void Gradients_of_zero_leave_a_coordinate_where_it_started() => Assert.Equal([1, 1, 1], Trial.From1(new Cocob(), 0, 0, 0));

    [Fact]
    public void A_run_goes_on_from_its_own_start_not_from_where_it_stands()
    {
        var cocob = new Cocob();
        var at = cocob.Start((Parameters<double>)[3.0, -1.0]);
        for (var i = 0; i < 3; i++) at = cocob.Step(at.State, at.Parameters, (Parameters<double>)[1.0, 2.0]);
        Assert.Equal([3, -1], at.State["Start"]);
        Assert.NotEqual(at.State["Start"], at.Parameters);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN)]
    public void A_scale_that_is_not_above_0_is_refused(double scale) => Assert.Throws<ArgumentOutOfRangeException>(() => new Cocob { InitialScale = scale });
}
