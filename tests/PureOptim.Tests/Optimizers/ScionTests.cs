namespace PureOptim.Tests.Optimizers;

public sealed class ScionTests
{
    private static readonly Scion _scion = new() { LearningRate = 0.5, Share = 0.5, Radius = 2 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from norm in Enum.GetValues<ScionNorm>()
           from constrained in new[] { true, false }
           select new OptimizerCard(
               new Scion { Norm = norm, IsConstrained = constrained }, norm == ScionNorm.LargestMagnitude ? OptimizerTraits.Odd : OptimizerTraits.None, OptimizerTraits.None, [], []),
    ];

    // d = (3, 4), of RMS √12.5: half of the way from (1, 1) to -2 (3, 4)/√12.5. Then d = (1.5, 2) + (-1.5, 0) = (0, 2), of RMS √2: half of the way to -2 (0, √2),
    // and d = (0, 1) + (2, -1) = (2, 0): to -2 (√2, 0).
    [Fact]
    public void A_step_leads_toward_the_farthest_point_of_the_ball()
    {
        var at = _scion.Start((Parameters<double>)[1.0, 1.0]);
        at = _scion.Step(at.State, at.Parameters, (Parameters<double>)[6.0, 8.0]);
        var (x, y) = (0.5 - 3 / double.Sqrt(12.5), 0.5 - 4 / double.Sqrt(12.5));
        Trial.AssertNear([x, y], at.Parameters);
        at = _scion.Step(at.State, at.Parameters, (Parameters<double>)[-3.0, 0.0]);
        Trial.AssertNear([0, 2], at.State["Average"]);
        (x, y) = (0.5 * x, 0.5 * y - double.Sqrt(2));
        Trial.AssertNear([x, y], at.Parameters);
        at = _scion.Step(at.State, at.Parameters, (Parameters<double>)[4.0, -2.0]);
        Trial.AssertNear([0.5 * x - double.Sqrt(2), 0.5 * y], at.Parameters);
    }

    [Fact]
    public void Unconstrained_it_goes_by_as_much_from_where_it_stands() => Assert.Equal(1 - 0.5 * 2, Trial.From1(_scion with { IsConstrained = false }, 7)[0], 1e-15);

    [Fact]
    public void Of_largest_magnitudes_unconstrained_and_without_an_average_it_is_sign_SGD_bit_for_bit() => Assert.Equal(
        Trial.From1(new SignSgd { LearningRate = 0.3 }, 0.3, -0.7, 0, 5),
        Trial.From1(new Scion { LearningRate = 0.3, Share = 1, Radius = 1, Norm = ScionNorm.LargestMagnitude, IsConstrained = false }, 0.3, -0.7, 0, 5));

    // √(3/2) times what Muon takes off.
    [Fact]
    public void A_matrix_moves_as_by_Muon_times_the_root_of_rows_over_columns()
    {
        var layout = Layout.Of(("w", [3, 2]));
        var (zero, gradient) = (Parameters<double>.Filled(layout, 0), Parameters<double>.Of(layout, 1, 2, -3, 4, 0.5, 1));
        var muon = new Muon { LearningRate = 1, MomentumFactor = 0, Nesterov = false, WeightDecay = 0, Epsilon = 0, Scale = MuonScale.RowsOverColumns };
        var scion = new Scion { LearningRate = 1, Share = 1, Radius = 1 };
        Trial.AssertNear(muon.Step(muon.Init(zero), zero, gradient).Parameters.Values.ToArray(), scion.Step(scion.Init(zero), zero, gradient).Parameters);
    }
}
