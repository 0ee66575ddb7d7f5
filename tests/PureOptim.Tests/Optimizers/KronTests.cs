using PureOptim.Core;
using PureOptim.Numerics;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class KronTests
{
    private static readonly Layout _matrix = Layout.Of(("w", [2, 3]));
    private static readonly Kron _kron = new() { LearningRate = 0.5, MomentumFactor = 0.5, FactorRate = 0.25, Seed = 7 };

    private static readonly double[][] _gradients = [[0.5, -1, 2, 1, 0.25, -0.5], [-1, 0.5, 1, 2, -0.75, 0.125], [0.25, 1, -1.5, -0.5, 1.25, 0.75]];

    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(new Kron { FollowsMomentum = false }, None, None, [], []),
        new(new Kron(), None, None, [], []),
        new(new Kron { InitialScale = 0.1 }, None, None, [], []),
    ];

    // Three steps from 1 by the formula of pytorch-optimizer in NumPy and SciPy, in float64, with the draws of JAX: normal(fold_in(key(7), n), (2, 3)) in the step after n others.
    [Fact]
    public void Steps_of_a_matrix_are_those_of_the_authors_formula()
    {
        Trial.AssertNear([1.007670010611431, 0.9165893117273571, 0.14431112951204803, -0.1272365802897336, 0.7599241659375351, 1.0516949653209222], Three(_kron).Parameters, 1e-14);
        Trial.AssertNear(
            [0.8971675206996795, 1.260156850260194, -0.4096652281919044, -0.05885703645445714, 0.7954170845189136, 1.1265970361594029], Three(_kron with { UpdateFrequency = 0.5 }).Parameters, 1e-14);
        Trial.AssertNear(
            [0.4760130862594474, 0.21383546321209956, -0.08780475973751173, -0.37596594746338025, 0.19584315332252789, 0.3823926083037818], Three(_kron with { WeightDecay = 0.5 }).Parameters, 1e-14);
    }

    [Fact]
    public void A_long_side_has_a_diagonal_factor()
    {
        var at = Three(_kron with { LongestSide = 2 });
        Trial.AssertNear([0.9880273139014387, 1.0308716682300683, 0.1727447941937055, -0.08505317149458541, 0.7768754987058846, 1.0764599069391076], at.Parameters, 1e-14);
        Assert.Equal((4, 3), (at.State["Left"].Length, at.State["Right"].Length));
        // The first element of their product, and the second row of the left factor, which is triangular.
        Assert.Equal(1.0474837677370958, at.State["Left"].Values[0] * at.State["Right"].Values[0], 1e-14);
        Assert.Equal(0, at.State["Left"].Values[2]);
    }

    // By hand, for g = 2 at each of three steps, v drawn and p = s² = 1 at first: p' = p (1 - (p² 4 - v²)/(p² 4 + v²)/4)^k, with k = 2 for a single number and 4 for a matrix, which has two factors; θ' = θ - p'/2 · 2.
    [Theory, InlineData(0, 2), InlineData(1, 2), InlineData(2, 4)]
    public void Single_numbers_have_a_rate_that_follows_their_size(int dimensions, int exponent)
    {
        var kron = _kron with { ClippingThreshold = 100 };
        var layout = Layout.Of(("w", [.. Enumerable.Repeat(1, dimensions)]));
        var at = kron.Start(Parameters<double>.Filled(layout, 5));
        var (place, rate) = (5.0, 1.0);
        for (uint n = 0; n < 3; n++)
        {
            var v = RandomKey.FromSeed(7).FoldIn(n).Normal<double>(0);
            rate *= double.Pow(1 - (rate * rate * 4 - v * v) / (rate * rate * 4 + v * v) / 4, exponent);
            place -= rate;
            at = kron.Step(at.State, at.Parameters, Parameters<double>.Filled(layout, 2));
            Trial.AssertNear([place], at.Parameters, 1e-14);
        }
    }

    // For a vector both squares are divided by the largest sum of two: q' = q (1 - (q² g² - v²/q²) / max(q² g² + v²/q²) / 4), from q = 1, and u = q'² g.
    [Fact]
    public void A_vector_has_a_rate_for_each_coordinate()
    {
        var (layout, key) = (Layout.Vector(2), RandomKey.FromSeed(7).FoldIn(0));
        var start = Parameters<double>.Filled(layout, 0);
        double first = key.Normal<double>(0), second = key.Normal<double>(1), most = double.Max(9 + first * first, 0.25 + second * second);
        double one = 1 - (9 - first * first) / most / 4, other = 1 - (0.25 - second * second) / most / 4;
        var kron = _kron with { ClippingThreshold = 100 };
        Trial.AssertNear([-0.5 * one * one * 3, 0.5 * other * other * 0.5], kron.Step(kron.Init(start), start, Parameters<double>.Of(layout, 3, -0.5)).Parameters);
    }

    // Without updates u = s² g = 4 (3, -0.5), whose mean square is (144 + 4)/2 = 74: it is shortened to 1.1, but for 10^-6.
    [Fact]
    public void A_long_step_is_shortened()
    {
        var start = Parameters<double>.Filled(Layout.Vector(2), 0);
        var kron = _kron with { UpdateFrequency = 0, InitialScale = 2 };
        var factor = 0.5 * 1.1 / (double.Sqrt(74) + 1e-6);
        Trial.AssertNear([-12 * factor, 2 * factor], kron.Step(kron.Init(start), start, Parameters<double>.Of(Layout.Vector(2), 3, -0.5)).Parameters);
    }

    /// <summary>A gradient that is a number, times a draw: after a while its preconditioned root mean square is near 1, whatever the number.</summary>
    [Theory, InlineData(1e-3), InlineData(30)]
    public void Gradients_are_whitened(double size)
    {
        var kron = _kron with { MomentumFactor = 0, LearningRate = 1, ClippingThreshold = 1000, FactorRate = 0.05 };
        var (layout, key) = (Layout.Of(("w", [20, 30])), RandomKey.FromSeed(1));
        var at = kron.Start(Parameters<double>.Filled(layout, 0));
        var length = 0.0;
        for (uint n = 0; n < 300; n++)
        {
            var step = n;
            var next = kron.Step(at.State, at.Parameters, Parameters<double>.Of(layout, [.. Enumerable.Range(0, 600).Select(i => (i < 300 ? size : 3 * size) * key.FoldIn(step).Normal<double>((ulong)i))]));
            length = double.Sqrt(next.Parameters.Values.ToArray().Zip(at.Parameters.Values.ToArray(), (there, here) => (there - here) * (there - here)).Average());
            at = next;
        }

        Assert.InRange(length, 0.8, 1.2);
    }

    /// <summary>The factors grow until ε ends it, and stay numbers.</summary>
    [Fact]
    public void Gradients_of_zero_leave_the_decay_alone()
    {
        var kron = new Kron { LearningRate = 0.5, WeightDecay = 0.5 };
        var (layout, zero) = (Layout.Of(("w", [2, 2]), ("b", [2])), Parameters<float>.Filled(Layout.Of(("w", [2, 2]), ("b", [2])), 0));
        var at = kron.Start(Parameters<float>.Filled(layout, 4));
        at = kron.Step(at.State, at.Parameters, zero);
        Assert.Equal([3, 3, 3, 3, 4, 4], at.Parameters.Values.ToArray());
        kron = kron with { WeightDecay = 0 };
        for (var n = 0; n < 2000; n++) at = kron.Step(at.State, at.Parameters, zero);
        Assert.Equal([3, 3, 3, 3, 4, 4], at.Parameters.Values.ToArray());
        Assert.All(at.State.Slots.SelectMany(slot => slot.Values.ToArray()), number => Assert.True(float.IsFinite(number)));
    }

    [Fact]
    public void Updates_wait_for_as_many_steps_as_the_frequency_says()
    {
        // 1 / 0.6666 is 1.5: two steps are waited for. 1 / 0.3 is more than 3: four are.
        Assert.Equal([0, 1, 0, 1, 0], Updates(0.6666));
        Assert.Equal([0, 0, 0, 1, 0], Updates(0.3));
        Assert.Equal([1, 1, 1, 1, 1], Updates(1));
        Assert.Equal([0, 0, 0, 0, 0], Updates(0));

        static int[] Updates(double frequency)
        {
            var kron = _kron with { UpdateFrequency = frequency };
            var at = kron.Start(Parameters<double>.Filled(_matrix, 1));
            var changes = new int[5];
            for (var n = 0; n < 5; n++)
            {
                var before = at.State["Left"].Values[0];
                at = kron.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, 0.5, -1, 2, 1, 0.25, -0.5));
                changes[n] = at.State["Left"].Values[0] == (n == 0 ? 1 : before) ? 0 : 1;
            }

            return changes;
        }
    }

    /// <summary>Gradients far from the unit, for which the factors are not made yet.</summary>
    [Theory, InlineData(1e-160), InlineData(1e160)]
    public void Gradients_of_any_size_have_finite_steps(double size)
    {
        var at = _kron.Start(Parameters<double>.Filled(_matrix, 0));
        for (var n = 0; n < 3; n++) at = _kron.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, size, -size, 2 * size, size, 0, -size));
        Assert.All(at.Parameters.Values.ToArray(), number => Assert.InRange(double.Abs(number), 0, 3 * 0.5 * 1.1 * double.Sqrt(6)));
        Assert.All(at.State.Slots.SelectMany(slot => slot.Values.ToArray()), number => Assert.True(double.IsFinite(number)));
    }

    // A step uses the numbers of the last some ten times, and makes intervals some ten times as wide: 10^3 times a hundred roundings of 2^-53 are 10^-11.
    [Fact]
    public void Steps_in_intervals_enclose_those_in_numbers()
    {
        var run = new AlgebraRun<Interval>(_kron, _matrix, [.. Enumerable.Repeat((Interval)1, 6)]);
        foreach (var gradient in _gradients) run.Take([.. gradient.Select(number => (Interval)number)]);
        var numbers = Three(_kron).Parameters.Values.ToArray();
        Assert.All(run.Parameters.ToArray().Zip(numbers), pair => Assert.True(pair.First.Contains(pair.Second) && pair.First.Width < 1e-11));
    }

    private static Iterate<double> Three(Kron kron)
    {
        var at = kron.Start(Parameters<double>.Filled(_matrix, 1));
        foreach (var gradient in _gradients)
            at = kron.Step(at.State, at.Parameters, Parameters<double>.Of(_matrix, gradient));
        return at;
    }
}
