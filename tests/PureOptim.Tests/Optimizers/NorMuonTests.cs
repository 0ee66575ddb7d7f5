namespace PureOptim.Tests.Optimizers;

public sealed class NorMuonTests
{
    private static readonly NorMuon _norMuon = new() { LearningRate = 0.5, MomentumFactor = 0, Beta2 = 0.5, Epsilon = 0, WeightDecay = 0, Coefficients = MuonCoefficients.Converging, Iterations = 12 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
        [.. from coefficients in Enum.GetValues<MuonCoefficients>() select new OptimizerCard(new NorMuon { Coefficients = coefficients }, OptimizerTraits.None, OptimizerTraits.None, [], [])];

    // One column: O = (3, 4)/5, v = 0.5 (0.36, 0.64), u = (1, 1)/√0.5, and a step of 0.5 · 0.2 each. Then O = (4, -3)/5, v = 0.5 (0.18, 0.32) + 0.5 (0.64, 0.36) = (0.41, 0.34), and
    // u = (0.8/√0.41, -0.6/√0.34), made 0.2 √2 long, times 0.5. At last O = (0, 1), and v = (0.205, 0.67).
    [Fact]
    public void Each_row_is_divided_by_its_own_root()
    {
        var layout = Layout.Of(("w", [2, 1]));
        var at = _norMuon.Start(Parameters<double>.Filled(layout, 0));
        at = _norMuon.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 3, 4));
        Trial.AssertNear([-0.1, -0.1], at.Parameters);
        at = _norMuon.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 4, -3));
        var (first, second) = (0.8 / double.Sqrt(0.41), -0.6 / double.Sqrt(0.34));
        var factor = 0.1 * double.Sqrt(2) / double.Hypot(first, second);
        Trial.AssertNear([-0.1 - factor * first, -0.1 - factor * second], at.Parameters);
        Trial.AssertNear([0.41, 0.34], at.State["SecondMoment"]);
        at = _norMuon.Step(at.State, at.Parameters, Parameters<double>.Of(layout, 0, 2));
        Trial.AssertNear([-0.1 - factor * first, -0.1 - factor * second - 0.1 * double.Sqrt(2)], at.Parameters);
        Trial.AssertNear([0.205, 0.67], at.State["SecondMoment"]);
    }

    // (1 - 0.5 · 0.25) 1 - 0.1.
    [Fact]
    public void The_decay_takes_its_part_of_the_parameters()
    {
        var (optimizer, layout) = (_norMuon with { WeightDecay = 0.25 }, Layout.Of(("w", [1, 1])));
        var one = Parameters<double>.Filled(layout, 1);
        Trial.AssertNear([0.775], optimizer.Step(optimizer.Init(one), one, one).Parameters);
    }

    // Beside a large ε all rows are divided by the same; and of a square matrix O is √n long.
    [Fact]
    public void Without_second_moments_a_square_matrix_moves_as_by_Muon()
    {
        var layout = Layout.Of(("w", [2, 2]));
        var muon = new Muon
        {
            LearningRate = 0.5,
            MomentumFactor = 0.75,
            WeightDecay = 0.1,
            Epsilon = 0,
            Nesterov = false,
            Coefficients = MuonCoefficients.Converging,
            Iterations = 12,
            Scale = MuonScale.LikeAdamW,
        };
        var norMuon = _norMuon with { MomentumFactor = 0.75, WeightDecay = 0.1, Epsilon = 1e30 };
        var (here, there) = (norMuon.Start(Parameters<double>.Filled(layout, 1)), muon.Start(Parameters<double>.Filled(layout, 1)));
        foreach (var gradient in new double[][] { [3, 1, -1, 2], [1, 2, 0, 5] })
        {
            here = norMuon.Step(here.State, here.Parameters, Parameters<double>.Of(layout, gradient));
            there = muon.Step(there.State, there.Parameters, Parameters<double>.Of(layout, gradient));
            Trial.AssertNear(there.Parameters.Values.ToArray(), here.Parameters, 1e-14);
        }
    }

    [Fact]
    public void A_gradient_of_zero_leaves_the_decay_alone()
    {
        var (optimizer, layout) = (_norMuon with { WeightDecay = 0.5 }, Layout.Of(("w", [2, 3])));
        var four = Parameters<double>.Filled(layout, 4);
        Assert.Equal(Parameters<double>.Filled(layout, 3), optimizer.Step(optimizer.Init(four), four, Parameters<double>.Filled(layout, 0)).Parameters);
    }
}
