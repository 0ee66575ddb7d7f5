using PureOptim.Tests.Parity;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class GaLoreTests
{
    private static readonly Layout _matrix = Layout.Of(("w", [2, 2]));
    private static readonly GaLore _galore = new() { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, Rank = 1 };

    internal static IEnumerable<OptimizerCard> Cards { get; } = [new(new GaLore(), ScaleInvariant | RestsWithoutGradient, None, [], [])];

    // Before the singular vectors first change, their signs cancel. Optax computes them in float32: 6e-8 over the distance of singular values, a part of a step, five times.
    [Theory, InlineData("optax/contrib.galore/190"), InlineData("optax/contrib.galore/191")]
    public void The_first_steps_are_those_of_Optax(string id)
    {
        var @case = RecordedTraces.Case(id);
        var galore = Dialects.Optax.GaLore(@case.Number("learning_rate", double.NaN), (int)@case.Number("rank", 128), (int)@case.Number("update_proj_gap", 200));
        foreach (var (recorded, computed) in @case.Results[RecordedCase.Expected].Zip(galore.Run<double>(@case)).Take(5))
            foreach (var (expected, actual) in recorded.Values.ToArray().Zip(computed.Values.ToArray())) Assert.Equal(expected, actual, 1e-6);
    }

    // (3 0; 0 1): the largest singular value has (1, 0) on the left, so ĝ = (3, 0), and Adam's first step is its sign. Then (4 2; 8 8) is (4, 2) there:
    // m = (1.5, 0)/2 + (4, 2)/2 = (2.75, 1), v = (4.5, 0)/2 + (16, 4)/2 = (10.25, 2), corrected by 0.75 each: (2.75, 1)/0.75 / √((10.25, 2)/0.75).
    [Fact]
    public void The_moments_are_those_of_the_largest_singular_vectors()
    {
        var at = _galore.Start(Parameters<double>.Filled(_matrix, 0));
        at = _galore.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 3, 0, 0, 1));
        Trial.AssertNear([-1, 0, 0, 0], at.Parameters);
        at = _galore.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 4, 2, 8, 8));
        Trial.AssertNear([-1 - 2.75 / double.Sqrt(10.25 * 0.75), -1 / double.Sqrt(2 * 0.75), 0, 0], at.Parameters);
        Assert.Equal([1, 0], at.State["Projector"].Values.ToArray());
        Trial.AssertNear([2.75, 1], at.State["FirstMoment"]);
        Trial.AssertNear([10.25, 2], at.State["SecondMoment"]);
    }

    // (6 8 0; 3 4 0)ᵀ is (2, 1)ᵀ (3, 4, 0) transposed: of rank 1, with (0.6, 0.8, 0) on its longer side; ĝ = (10, 5), of signs (1, 1): a step of α (0.6, 0.8, 0) in each of the others.
    [Theory, InlineData(true), InlineData(false)]
    public void The_longer_side_is_projected(bool isTall)
    {
        var layout = Layout.Of(("w", isTall ? [3, 2] : [2, 3]));
        var (galore, start) = (_galore with { Scale = 0.5 }, Parameters<double>.Filled(layout, 0));
        var moved = galore.Step(galore.Init(start), start, Parameters<double>.Of(layout, isTall ? [6, 3, 8, 4, 0, 0] : [6, 8, 0, 3, 4, 0])).Parameters;
        Trial.AssertNear(isTall ? [-0.3, -0.3, -0.4, -0.4, 0, 0] : [-0.3, -0.4, 0, -0.3, -0.4, 0], moved);
    }

    /// <summary>With new vectors in each step, whose sign turns with the gradient's, the moments go on.</summary>
    [Fact]
    public void A_turned_gradient_turns_no_singular_vector()
    {
        var (galore, adam) = (_galore with { ProjectionInterval = 1 }, new Adam { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0 });
        var layout = Layout.Of(("w", [2, 2]));
        double[] numbers = [1, -2, 0.5];
        var at = galore.Start(Parameters<double>.Filled(layout, 1));
        foreach (var number in numbers) at = galore.Step(at.State, at.Parameters, Parameters<double>.Of(layout, number, 0, 0, 0));
        Assert.Equal(Trial.From1(adam, numbers)[^1], at.Parameters[0], 2e-15);
        Assert.Equal([1, 1, 1], at.Parameters.Values[1..].ToArray());
    }

    // The singular vectors are the unit vectors, so this is Adam, whose steps are signs.
    [Fact]
    public void Of_full_rank_a_diagonal_moves_by_its_signs()
    {
        var (galore, start) = (_galore with { Rank = 9 }, Parameters<float>.Filled(_matrix, 0));
        Assert.Equal([-1, 0, 0, 1], galore.Step(galore.Init(start), start, Parameters<float>.Of(_matrix, 3, 0, 0, -2)).Parameters.Values.ToArray());
    }

    [Fact]
    public void What_is_no_matrix_moves_by_Adam_without_the_scale()
    {
        var adam = new Adam { LearningRate = 0.1, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection };
        Assert.Equal(Trial.From1(adam, 0.3, -0.7, 5), Trial.From1(new GaLore { LearningRate = 0.1, Epsilon = 1e-7, Scale = 0.25 }, 0.3, -0.7, 5));
    }

    [Theory, InlineData(0), InlineData(1e-8)]
    public void Gradients_of_zero_move_nothing(double epsilon)
    {
        var (galore, start) = (new GaLore { Epsilon = epsilon }, Parameters<float>.Filled(_matrix, 1));
        Assert.Equal(start, galore.Step(galore.Init(start), start, Parameters<float>.Filled(_matrix, 0)).Parameters);
    }

    [Fact]
    public void A_projection_has_at_least_one_vector()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaLore { Rank = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaLore { ProjectionInterval = 0 });
    }
}
