namespace PureOptim.Tests.Optimizers;

public sealed class AdaMuonTests
{
    private static readonly AdaMuon _adaMuon = new() { LearningRate = 0.5, MomentumFactor = 0, Beta2 = 0.5, Epsilon = 0, WeightDecay = 0, Coefficients = MuonCoefficients.Converging, Iterations = 12 };

    private static readonly Layout _column = Layout.Of(("w", [2, 1]));

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from coefficients in Enum.GetValues<MuonCoefficients>()
           from signs in new[] { true, false }
           select new OptimizerCard(new AdaMuon { Coefficients = coefficients, TakesSigns = signs }, OptimizerTraits.None, OptimizerTraits.None, [], []),
    ];

    // Signs of one column are (1, 1)/√2 made orthogonal: v = 0.25 and u = √2 each, made 0.2 each, times 0.5. With μ = 0.5 the momentum is then (1.5, 2) + (-4, 3), of signs (-1, 1).
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
