using PureOptim.Numerics;

namespace PureOptim.Tests.Optimizers;

public sealed class AdaMuonTests
{
    private static readonly AdaMuon _adaMuon = new() { LearningRate = 0.5, MomentumFactor = 0, Beta2 = 0.5, Epsilon = 0, WeightDecay = 0, Coefficients = MuonCoefficients.Converging, Iterations = 12 };

    private static readonly Layout _column = Layout.Of(("w", [2, 1]));

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        .. from optimizer in (AdaMuon[])
        [
            new(), new() { Coefficients = MuonCoefficients.Converging }, new() { Coefficients = MuonCoefficients.Dion }, new() { TakesSigns = false }, new() { CorrectsBias = true }, new() { RoundsToBfloat16 = true },
            new() { Scale = MuonScale.RowsOverColumns }, new() { Scale = MuonScale.ColumnsOverRows }, new() { Scale = MuonScale.LikeAdamW },
        ]
           select new OptimizerCard(optimizer, OptimizerTraits.None, OptimizerTraits.None, [], []),
    ];

    // Signs of one column are (1, 1)/√2 made orthogonal: v = 0.25 and u = √2 each, made 0.2 each, times 0.5. With μ = 0.5 the momentum is then (1.5, 2) + (-4, 3), of signs (-1, 1), and at
    // last (-1.25, 2.5) + (0.25, -4.5), of signs (-1, -1).
    [Fact]
    public void Signs_of_the_momentum_are_made_orthogonal()
    {
        var adaMuon = _adaMuon with { MomentumFactor = 0.5 };
        var at = adaMuon.Start(Parameters<double>.Filled(_column, 0));
        at = adaMuon.Step(at.State, at.Parameters, Parameters<double>.Of(_column, 3, 4));
        Trial.AssertNear([-0.1, -0.1], at.Parameters);
        Trial.AssertNear([0.25, 0.25], at.State["SecondMoment"]);
        at = adaMuon.Step(at.State, at.Parameters, Parameters<double>.Of(_column, -4, 3));
        Trial.AssertNear([0, -0.2], at.Parameters);
        Trial.AssertNear([-2.5, 5], at.State["Momentum"]);
        Trial.AssertNear([0.375, 0.375], at.State["SecondMoment"]);
        at = adaMuon.Step(at.State, at.Parameters, Parameters<double>.Of(_column, 0.25, -4.5));
        Trial.AssertNear([0.1, -0.1], at.Parameters);
        Trial.AssertNear([-1, -2], at.State["Momentum"]);
        Trial.AssertNear([0.4375, 0.4375], at.State["SecondMoment"]);
    }

    // One column: O = (0.6, 0.8), (0.8, -0.6) and (0, 1); v = (0.18, 0.32) over 0.5, (0.41, 0.34) over 0.75, and what is beside a 0. Each u is made 0.2 √2 long, times 0.5.
    [Fact]
    public void The_squares_may_be_corrected_for_their_start()
    {
        var adaMuon = _adaMuon with { TakesSigns = false, CorrectsBias = true, Epsilon = 0.5 };
        var at = adaMuon.Start(Parameters<double>.Filled(_column, 0));
        double x = 0, y = 0;
        foreach (var (gradient, first, second) in new (double[], double, double)[]
        {
            ([3, 4], 0.6 / (0.6 + 0.5), 0.8 / (0.8 + 0.5)),
            ([4, -3], 0.8 / (double.Sqrt(0.41 / 0.75) + 0.5), -0.6 / (double.Sqrt(0.34 / 0.75) + 0.5)),
            ([0, 2], 0, 1),
        })
        {
            at = adaMuon.Step(at.State, at.Parameters, Parameters<double>.Of(_column, gradient));
            var factor = 0.1 * double.Sqrt(2) / double.Hypot(first, second);
            (x, y) = (x - factor * first, y - factor * second);
            Trial.AssertNear([x, y], at.Parameters);
        }
    }

    // 0.2 √2, 1 and √2 times 0.1.
    [Theory, InlineData(MuonScale.LikeAdamW, 0.028284271247461901), InlineData(MuonScale.ColumnsOverRows, 0.1), InlineData(MuonScale.RowsOverColumns, 0.14142135623730951)]
    public void A_shape_may_have_a_further_factor(MuonScale scale, double step)
    {
        var (adaMuon, zero) = (_adaMuon with { Scale = scale }, Parameters<double>.Filled(_column, 0));
        Trial.AssertNear([-step, step], adaMuon.Step(adaMuon.Init(zero), zero, Parameters<double>.Of(_column, 3, -4)).Parameters);
    }

    // Of the first step v is 0.5 O². O is a number of bfloat16, which it is not without rounding.
    [Fact]
    public void The_iteration_may_round_to_bfloat16()
    {
        var (tuned, zero) = (_adaMuon with { Coefficients = MuonCoefficients.Tuned }, Parameters<double>.Filled(Layout.Of(("w", [1, 1])), 0));
        var (rounded, exact) = (Orthogonal(tuned with { RoundsToBfloat16 = true }), Orthogonal(tuned));
        Assert.Equal(exact, rounded, 0.05);
        Assert.Equal((double)BFloat16.Round((float)rounded), rounded, 1e-15);
        Assert.NotEqual((double)BFloat16.Round((float)exact), exact, 1e-6);

        double Orthogonal(AdaMuon optimizer) => double.Sqrt(2 * optimizer.Step(optimizer.Init(zero), zero, Parameters<double>.Filled(zero.Layout, 3)).State["SecondMoment"][0]);
    }

    // A matrix of one element moves by 0.02 · 0.2 √1 · 0.2, whatever the gradient, and a bias by AdamW's first step, of whose root 5 √0.001 ε is 6e-10.
    [Fact]
    public void Pytorch_optimizers_has_a_rate_for_matrices_and_another_for_the_rest()
    {
        var layout = Layout.Of(("w", [1, 1]), ("b", [1]));
        var (optimizer, zero) = (Dialects.PyTorchOptimizer.AdaMuon(), Parameters<double>.Filled(layout, 0));
        Trial.AssertNear([-8e-4, 3e-4], optimizer.Step(optimizer.Init(zero), zero, Parameters<double>.Of(layout, 3, -5)).Parameters, 3e-4 * 7e-10);
    }

    // A row of one column has one element.
    [Fact]
    public void Without_signs_a_column_moves_as_by_NorMuon()
    {
        var norMuon = new NorMuon { LearningRate = 0.5, MomentumFactor = 0, Beta2 = 0.5, Epsilon = 0.1, WeightDecay = 0.25, Coefficients = MuonCoefficients.Converging, Iterations = 12 };
        var adaMuon = _adaMuon with { TakesSigns = false, Epsilon = 0.1, WeightDecay = 0.25 };
        var (here, there) = (adaMuon.Start(Parameters<double>.Filled(_column, 1)), norMuon.Start(Parameters<double>.Filled(_column, 1)));
        foreach (var gradient in new double[][] { [3, 4], [4, -3], [1, 0] })
        {
            here = adaMuon.Step(here.State, here.Parameters, Parameters<double>.Of(_column, gradient));
            there = norMuon.Step(there.State, there.Parameters, Parameters<double>.Of(_column, gradient));
            Trial.AssertNear(there.Parameters.Values.ToArray(), here.Parameters);
        }
    }

    [Fact]
    public void A_gradient_of_zero_leaves_the_decay_alone()
    {
        var four = Parameters<double>.Filled(_column, 4);
        var optimizer = _adaMuon with { WeightDecay = 0.5 };
        Assert.Equal(Parameters<double>.Filled(_column, 3), optimizer.Step(optimizer.Init(four), four, Parameters<double>.Filled(_column, 0)).Parameters);
    }
}
