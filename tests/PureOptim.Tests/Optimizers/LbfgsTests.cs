using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class LbfgsTests
{
    internal static IEnumerable<OptimizerCard> Cards =>
        from scaling in Enum.GetValues<LbfgsScaling>()
        from any in new[] { false, true }
        select new OptimizerCard(new Lbfgs { Scaling = scaling, KeepsAnyCurvature = any }, Odd | RestsWithoutGradient, Linear, [], []);

    private static readonly Objective _bowl = Objective.Of("bowl", 2, (x, y) => x * x + y * y);

    // Of 2θ² at 1: g = 4, a step of 1/2 · 4/4 to 1/2. Then g = 2, y = -2, s = -1/2, y·s = 1: a = -1, q = 2 - 2 = 0, r = 0 + 1/2: Newton's whole way, of which a half is gone, to 1/4. Then to 1/8.
    [Fact]
    public void After_the_first_step_it_goes_Newtons_way_along_a_line()
    {
        var objective = Objective.Of("twice", 1, x => 2 * (x * x));
        Assert.Equal([1, 0.5, 0.25, 0.125], new Lbfgs { LearningRate = 0.5 }.Scan(objective, [1.0]).Take(4).Select(point => point.Parameters[0]));
    }

    // |(3, 4)| is 5 as a norm and 7 as a sum.
    [Fact]
    public void The_first_step_is_cut_by_a_sum_by_a_norm_or_not_at_all()
    {
        double First(LbfgsScaling scaling) => new Lbfgs { Scaling = scaling }.Step(new Lbfgs().Init<double>([0.0, 0.0]), [0.0, 0.0], (Parameters<double>)[3.0, 4.0]).Parameters[1];
        Assert.Equal(-4 / 7.0, First(LbfgsScaling.SumOfMagnitudes), 1e-15);
        Assert.Equal(-4 / 5.0, First(LbfgsScaling.Norm), 1e-15);
        Assert.Equal(-4, First(LbfgsScaling.None));
    }

    // Gradients 1 and 1/2 at 0 and at 1: y = -1/2, s = 1, y·s = -1/2. The pair says that the curvature is -1/2, and the way goes up to its end, 1/2 / (1/2) = 1 from 1, to 2; left out, it is descent by 1/2.
    [Fact]
    public void A_pair_of_negative_curvature_is_left_out_unless_any_is_kept()
    {
        double Second(bool any)
        {
            var lbfgs = new Lbfgs { KeepsAnyCurvature = any };
            var at = lbfgs.Step(lbfgs.Init<double>([0.0]), [0.0], (Parameters<double>)[1.0]);
            return lbfgs.Step(at.State, [1.0], (Parameters<double>)[0.5]).Parameters[0];
        }

        Assert.Equal((2, 0.5), (Second(true), Second(false)));
    }

    // A pair of two is forgotten when a third comes: the sequence differs from that of a long memory only then.
    [Fact]
    public void The_oldest_pair_is_forgotten()
    {
        double[] Path(int history) => [.. new Lbfgs { LearningRate = 0.5, History = history }.Scan(new Rosenbrock(), [-1.2, 1.0]).Take(6).Select(point => point.Parameters[0])];
        var (two, many) = (Path(2), Path(10));
        Assert.Equal(many[..4], two[..4]);
        Assert.NotEqual(many[4], two[4]);
    }

    // Optim.jl#994, scipy#4793: at the minimum nothing moves, and a gradient that comes afterwards is followed.
    [Fact]
    public void It_rests_at_the_minimum_and_goes_on_from_there()
    {
        var path = Trial.From1(new Lbfgs(), 0, 0, 0.25, 0.5);
        Assert.Equal([1, 1, 0.75], path[..3]);
        Assert.True(double.IsFinite(path[3]) && path[3] < 0.75);
    }

    // pytorch#5953: a change of the gradient that is too small for a quotient makes no pair.
    [Fact]
    public void A_pair_of_no_curvature_is_left_out()
    {
        var path = Trial.From1(new Lbfgs { LearningRate = 0.5 }, 1, 1, 1);
        Assert.Equal([0.5, 0, -0.5], path);
    }

    // CppNumericalSolvers#4: from (1.5, 1.5) to (0, 0), and it stays there; LBFGSpp#32: Rosenbrock's function from (-1.2, 1).
    [Fact]
    public void It_arrives_and_stays()
    {
        double[] bowl = [.. new Lbfgs().Scan(_bowl, [1.5, 1.5]).Skip(4).Take(3).SelectMany(point => point.Parameters.Values.ToArray())];
        Assert.All(bowl, value => Assert.Equal(0, value, 1e-12));
        Assert.Equal(0, new Lbfgs().Scan(new Rosenbrock(), [-1.2, 1.0]).ElementAt(100).Loss, 1e-12);
    }

    [Fact]
    public void Without_pairs_it_is_descent_with_a_shorter_first_step() => Assert.Equal(
        [0.875, 0.75, 0.625], Trial.From1(new Lbfgs { LearningRate = 0.125, LeastCurvature = 1e9 }, 1, 1, 1));
}
