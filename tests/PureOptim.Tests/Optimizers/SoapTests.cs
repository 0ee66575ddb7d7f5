using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class SoapTests
{
    private static readonly Layout _matrix = Layout.Of(("w", [2, 2]));
    private static readonly Soap _soap = new() { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Beta3 = 0.5, Epsilon = 0.5, WeightDecay = 0 };

    /// <summary>√(1 - 0.5²) / (1 - 0.5²), by which the second step is corrected.</summary>
    private static readonly double _correction = 1 / double.Sqrt(0.75);

    internal static IEnumerable<OptimizerCard> Cards { get; } = [new(new Soap(), None, None, [], [])];

    // (2 1; 1 2): g gᵀ = (5 4; 4 5) has 9 for (1, 1)/√2 and 1 for (1, -1)/√2, and the columns have the same. (1 1; 1 1) is then (2 0; 0 0): m is 1 and v is 2 there, so u is 1/(√2 + 0.5)
    // there, half of it everywhere.
    [Fact]
    public void Steps_are_those_of_Adam_in_the_eigenvectors_of_the_first_gradient()
    {
        var at = First();
        Trial.AssertNear([2.5, 2, 2, 2.5], at.State["Left"]);
        Trial.AssertNear([2.5, 2, 2, 2.5], at.State["Right"]);
        var half = double.Sqrt(0.5);
        Trial.AssertNear([half, half, half, -half], at.State["LeftBasis"]);
        Trial.AssertNear([half, half, half, -half], at.State["RightBasis"]);
        at = _soap.Step(at.State, at.Parameters, Parameters<double>.Filled(_matrix, 1));
        var step = 0.5 * _correction / (double.Sqrt(2) + 0.5);
        Trial.AssertNear([2 - step, 2 - step, 2 - step, 2 - step], at.Parameters, 1e-14);
        Trial.AssertNear([2, 0, 0, 0], at.State["SecondMoment"]);
        Trial.AssertNear([0.5, 0.5, 0.5, 0.5], at.State["FirstMoment"]);
    }

    // The first gradient's basis is that of the axes in another order for the columns: (0 2; 1 0) has g gᵀ = diag(4, 1) and gᵀ g = diag(1, 4).
    [Fact]
    public void Rows_and_columns_have_bases_of_their_own()
    {
        var start = Parameters<double>.Filled(_matrix, 0);
        var state = _soap.Step(_soap.Init(start), start, Parameters<double>.Of(_matrix, 0, 2, 1, 0)).State;
        Assert.Equal([1, 0, 0, 1], state["LeftBasis"].Values.ToArray());
        Assert.Equal([0, 1, 1, 0], state["RightBasis"].Values.ToArray());
        var (moved, after) = _soap.Step(state, start, Parameters<double>.Of(_matrix, 0, 3, 0, 0));
        Trial.AssertNear([0, -1.5 * _correction / (double.Sqrt(4.5) + 0.5), 0, 0], moved);
        Trial.AssertNear([4.5, 0, 0, 0], after["SecondMoment"]);
    }

    // 10 (1 -1; -1 1) is (0 0; 0 20) in the basis, v is 200 there. L is then (1.25 1; 1 1.25) + 100 (1 -1; -1 1), 2.25 for (1, 1)/√2 and 200.25 for (1, -1)/√2: they change places, and v with them.
    [Fact]
    public void The_bases_follow_in_falling_order()
    {
        var soap = _soap with { BasisInterval = 2 };
        var first = First();
        var after = soap.Step(first.State, first.Parameters, Parameters<double>.Of(_matrix, 10, -10, -10, 10)).State;
        var half = double.Sqrt(0.5);
        Trial.AssertNear([half, -half, half, half], after["LeftBasis"]);
        Trial.AssertNear([half, -half, half, half], after["RightBasis"]);
        Trial.AssertNear([200, 0, 0, 0], after["SecondMoment"], 1e-12);
        Assert.Equal(first.State["LeftBasis"], _soap.Step(first.State, first.Parameters, Parameters<double>.Of(_matrix, 10, -10, -10, 10)).State["LeftBasis"]);
    }

    /// <summary>A gradient of another matrix, again and again: power iteration leads its bases to the eigenvectors.</summary>
    [Fact]
    public void The_bases_lead_to_the_eigenvectors()
    {
        var soap = _soap with { BasisInterval = 1 };
        var at = First();
        // (4 3; 0 5): g gᵀ = (25 15; 15 25), of (1, 1) and (1, -1) again; gᵀ g = (16 12; 12 34), 40 for (1, 2)/√5 and 10 for (2, -1)/√5. Each step is a factor of 4 nearer.
        for (var i = 0; i < 60; i++) at = soap.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 4, 3, 0, 5));
        var fifth = double.Sqrt(0.2);
        var basis = at.State["RightBasis"].Values.ToArray();
        Assert.Equal(fifth, double.Abs(basis[0]), 1e-14);
        Assert.Equal(2, basis[1] / basis[0], 1e-13);
        Assert.Equal(-0.5, basis[3] / basis[2], 1e-13);
    }

    // θ' = (1 - 0.5 · 0.5) (2 - 0.5 u), u as above.
    [Fact]
    public void The_decay_takes_its_part_of_what_the_step_leaves()
    {
        var first = First();
        var soap = _soap with { LearningRate = 0.5, WeightDecay = 0.5 };
        var moved = soap.Step(first.State, first.Parameters, Parameters<double>.Filled(_matrix, 1)).Parameters;
        var expected = 0.75 * (2 - 0.25 * _correction / (double.Sqrt(2) + 0.5));
        Trial.AssertNear([expected, expected, expected, expected], moved);
    }

    [Fact]
    public void A_vector_moves_by_Adam_without_its_first_gradient()
    {
        var adam = Trial.From1(new Adam { LearningRate = 0.1, Epsilon = 1e-8 }, 0, -0.7, 5);
        Assert.Equal(adam, Trial.From1(new Soap { LearningRate = 0.1, Beta1 = 0.9, Beta2 = 0.999, WeightDecay = 0 }, 0.3, -0.7, 5));
    }

    // The longer side has no basis: L has 2 rows, and R none.
    [Fact]
    public void A_long_side_keeps_its_coordinates()
    {
        var layout = Layout.Of(("w", [2, 3]));
        var (soap, start) = (_soap with { LongestSide = 2 }, Parameters<double>.Filled(layout, 0));
        var state = soap.Init(start);
        Assert.Equal([4, 0, 4, 0], new[] { "Left", "Right", "LeftBasis", "RightBasis" }.Select(slot => state[slot].Length));
        // (2 0 0; 2 0 0) has (1, 1)/√2, and (1 1 0; 1 1 0) is √2 (1 1 0; 0 0 0) there: m is half of it and v is 1, u is m/1.5, and 1/√2 of it in each row.
        (_, state) = soap.Step(state, start, Parameters<double>.Of(layout, 2, 0, 0, 2, 0, 0));
        var step = -_correction / 3;
        Trial.AssertNear([step, step, 0, step, step, 0], soap.Step(state, start, Parameters<double>.Of(layout, 1, 1, 0, 1, 1, 0)).Parameters, 1e-14);
    }

    [Theory, InlineData(0), InlineData(1e-8)]
    public void Gradients_of_zero_leave_the_decay_alone(double epsilon)
    {
        var soap = new Soap { LearningRate = 0.5, WeightDecay = 0.5, Epsilon = epsilon };
        var at = soap.Start(Parameters<float>.Filled(_matrix, 4));
        at = soap.Step(at.State, at.Parameters, Parameters<float>.Filled(_matrix, 0));
        Assert.Equal(Parameters<float>.Filled(_matrix, 4), at.Parameters);
        Assert.Equal(Parameters<float>.Filled(_matrix, 3), soap.Step(at.State, at.Parameters, Parameters<float>.Filled(_matrix, 0)).Parameters);
    }

    /// <summary>After a first step on (2 1; 1 2), from 2 everywhere.</summary>
    private static Iterate<double> First()
    {
        var start = _soap.Start(Parameters<double>.Filled(_matrix, 2));
        var at = _soap.Step(start.State, start.Parameters, Parameters<double>.Of(_matrix, 2, 1, 1, 2));
        Assert.Equal(start.Parameters, at.Parameters);
        return at;
    }
}
