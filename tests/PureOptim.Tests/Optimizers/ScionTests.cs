namespace PureOptim.Tests.Optimizers;

public sealed class ScionTests
{
    private static readonly Scion _scion = new() { LearningRate = 0.5, Share = 0.5, Radius = 2 };

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        .. from norm in Enum.GetValues<ScionNorm>()
           from constrained in new[] { true, false }
           select new OptimizerCard(
               new Scion { Norm = norm, IsConstrained = constrained }, norm is ScionNorm.LargestMagnitude or ScionNorm.LargestMagnitudeOverColumns ? OptimizerTraits.Odd : OptimizerTraits.None, OptimizerTraits.None, [], []),
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

    // Signs over two columns, times 2 · 0.5. The columns (3, 4) and (0, 0) are √2/5 of themselves and 0; the rows (3, 0) and (4, 0) are 1/√2 in length.
    [Theory]
    [InlineData(ScionNorm.LargestMagnitudeOverColumns, 4, 0.5, 0.5)]
    [InlineData(ScionNorm.Columns, 6, 0.848528137423857, 1.131370849898476)]
    [InlineData(ScionNorm.Rows, 7, 0.7071067811865476, 0.7071067811865476)]
    public void A_matrix_has_norms_of_its_columns_and_rows(ScionNorm norm, int type, double first, double second)
    {
        var layout = Layout.Of(("w", [2, 2]));
        var (zero, gradient) = (Parameters<double>.Filled(layout, 0), Parameters<double>.Of(layout, 3, 0, -4, 0));
        foreach (var optimizer in (IOptimizer[])[_scion with { Share = 1, Norm = norm, IsConstrained = false }, Dialects.PyTorchOptimizer.SCION(0.5, 1, normType: type, scale: 2)])
            Trial.AssertNear([-first, 0, second, 0], optimizer.Step(optimizer.Init(zero), zero, gradient).Parameters);
    }

    // Other tensors have one norm: (3, 4) is (3, 4)/√12.5, and with signs (1, 1). Within the ball there is no other decay; else it is by the rate.
    [Fact]
    public void Pytorch_optimizers_form_has_a_constraint_or_a_decay()
    {
        Trial.AssertNear([0.5 - 3 / double.Sqrt(12.5), 0.5 - 4 / double.Sqrt(12.5)], Moved(Dialects.PyTorchOptimizer.SCION(0.5, 1, true, scale: 2, weightDecay: 3)));
        Trial.AssertNear([0.75 - 1, 0.75 - 1], Moved(Dialects.PyTorchOptimizer.SCION(0.5, 1, normType: 4, scale: 2, weightDecay: 0.5)));
        Assert.Equal("normType", Assert.Throws<ArgumentOutOfRangeException>(() => Dialects.PyTorchOptimizer.SCION(normType: 3)).ParamName);

        static Parameters<double> Moved(IOptimizer optimizer) => optimizer.Step(optimizer.Init((Parameters<double>)[1.0, 1.0]), (Parameters<double>)[1.0, 1.0], (Parameters<double>)[3.0, 4.0]).Parameters;
    }
}
