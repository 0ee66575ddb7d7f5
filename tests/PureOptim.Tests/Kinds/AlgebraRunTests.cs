using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Kinds;

/// <summary>Runs in exact fractions, whose numbers can be worked out by hand, and what such a run refuses.</summary>
public sealed class AlgebraRunTests
{
    private static readonly Layout _matrix = Layout.Of(("w", [3, 2]));

    /// <summary>G = [1 2; 3 4; 5 6].</summary>
    private static readonly Rational[] _gradient = [.. Enumerable.Range(1, 6).Select(i => (Rational)i)];

    [Fact]
    public void Products_of_matrices_are_exact()
    {
        // GᵀG = [35 44; 44 56]; G GᵀG = [123 156; 281 356; 439 556].
        Rational[] product = [123, 156, 281, 356, 439, 556];
        Assert.Equal<Rational>(product, Update(_matrix, _gradient, t => t.Gradient.Times(t.Gradient.Transposed().Times(t.Gradient))));
        Assert.Equal<Rational>(product, Update(_matrix, _gradient, t => t.Gradient.TimesTransposed(t.Gradient).Times(t.Gradient)));
    }

    [Fact]
    public void Reductions_over_more_than_one_leaf_are_exact()
    {
        const int Length = 3000;
        // Element i is (-1)^i (i + 1)/2; the largest magnitude, 1500, is in the last leaf, that of -1500 in the first.
        Rational[] numbers = [.. Enumerable.Range(1, Length).Select(i => (i % 2 == 0 ? -i : (Rational)i) / 2)];
        var layout = Layout.Vector(Length);
        Rational magnitudes = (Rational)Length * (Length + 1) / 4, squares = (Rational)Length * (Length + 1) * (2 * Length + 1) / 24;
        Assert.Equal(-Length / 4.0, Reduce(numbers, vector => vector.Sum()));
        Assert.Equal(magnitudes, Reduce(numbers, vector => vector.SumOfMagnitudes()));
        Assert.Equal(squares, Reduce(numbers, vector => vector.Dot(vector)));
        Assert.Equal(Length / 2.0, Reduce(numbers, vector => vector.LargestMagnitude()));
        Assert.Equal(Length / 2.0, Reduce([.. numbers.Reverse()], vector => vector.LargestMagnitude()));

        Rational Reduce(Rational[] values, Func<Vector, Scalar> reduce) => Update(layout, values, t => t.Gradient - t.Gradient + reduce(t.Gradient))[Length - 1];
    }

    [Fact]
    public void A_fraction_has_no_bfloat16() => Assert.Equal(
        "Rational has no bfloat16.",
        Assert.Throws<NotSupportedException>(() => Update(_matrix, _gradient, t => Vector.ToBFloat16(t.Gradient))).Message);

    [Fact]
    public void An_update_leaves_the_parameters_and_a_step_moves_them()
    {
        var run = new AlgebraRun<Rational>(new Momentum { LearningRate = 0.5, MomentumFactor = 0.5 }, Layout.Vector(2), [1, 2]);
        Assert.Equal<Rational>([2, 4], run.Update([4, 8]));
        Assert.Equal([1, 2], run.Parameters.ToArray());
        run.Take([4, 8]);
        Assert.Equal([-2, -4], run.Parameters.ToArray()); // v = 0.5 · -2 - 0.5 · 4 = -3.
        Assert.Equal((2L, 1), (run.Step, run.SlotCount));
        Assert.Equal([-3, -6], run.Slot(0).ToArray());
    }

    [Fact]
    public void A_run_refuses_what_a_step_refuses()
    {
        Assert.Equal("optimizer", Assert.Throws<ArgumentNullException>(() => new AlgebraRun<Rational>(null!, _matrix, _gradient)).ParamName);
        Assert.Equal("layout", Assert.Throws<ArgumentNullException>(() => new AlgebraRun<Rational>(new Sgd(), null!, _gradient)).ParamName);
        Assert.StartsWith("There are 6 numbers for a layout of 2.", Refusal(() => _ = new AlgebraRun<Rational>(new Sgd(), Layout.Vector(2), _gradient)), StringComparison.Ordinal);
        Assert.Contains("works on matrices only", Refusal(() => _ = new AlgebraRun<Rational>(new Muon(), Layout.Vector(6), _gradient)), StringComparison.Ordinal);
        Assert.StartsWith("There are 6 parameters and 2 gradients.", Refusal(() => new AlgebraRun<Rational>(new Sgd(), _matrix, _gradient).Take([1, 2])), StringComparison.Ordinal);
        Assert.Equal(
            "Sam needs gradients at other points.",
            Assert.Throws<InvalidOperationException>(() => new AlgebraRun<Interval>(new Sam(new Sgd()), Layout.Vector(1), [1.0]).Take([2.0])).Message);

        static string Refusal(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    [Fact]
    public void A_gradient_elsewhere_is_that_of_the_point_that_the_optimizer_looks_at()
    {
        var points = new List<ImmutableArray<Interval>>();
        var run = new AlgebraRun<Interval>(new Sam(new Sgd { LearningRate = 0.5 }) { Radius = 0.25 }, Layout.Vector(1), [1.0])
        {
            Elsewhere = point =>
            {
                points.Add(point);
                return [3.0];
            },
        };
        run.Take([2.0]);
        Assert.Equal(1.25, Assert.Single(Assert.Single(points)).Upper, precision: 12);
        Assert.Equal(-0.5, run.Parameters[0].Upper, precision: 12);
    }

    private static ImmutableArray<Rational> Update(Layout layout, Rational[] gradient, Func<TensorStep, Vector> formula) =>
        new AlgebraRun<Rational>(new Probe((tensor, _) => formula(tensor)), layout, new Rational[layout.Length]).Update(gradient);
}
