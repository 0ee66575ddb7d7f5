using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Numerics;

namespace PureOptim.Tests.Transforms;

/// <summary>The traits that wrappers leave alone, around every optimizer of the catalog with each of its options.</summary>
public sealed class LawTests
{
    private static readonly Layout _layout = Layout.Of(("W", [3, 4]), ("b", [4]));
    private static readonly Parameters<double> _start = SamplePoints(0);
    private static readonly Parameters<double>[] _gradients = [.. Enumerable.Range(1, 9).Select(SamplePoints)];

    /// <summary>Those that gradients alone move, of tensors of any shape; the others are wrapped by the property tests, which have losses and matrices.</summary>
    public static TheoryData<IOptimizer> Inner => [.. Catalog.Variants.Where(optimizer => optimizer.Needs == Needs.Gradient && optimizer is not (Muon or NorMuon or AdaMuon))];

    // C22, C18, G2, G6, G8, G9: with nothing to do, a wrapper changes no bit.
    [Theory, MemberData(nameof(Inner))]
    public void Wrappers_that_have_nothing_to_do_change_no_bit(IOptimizer inner)
    {
        IOptimizer[] idle =
        [
            inner.ClippedTo(1e9), inner.WithDecay(0), inner.WithCoupledDecay(0), inner.WithDecay(0.1, 0), inner.WithNoise(0), inner.Accumulating(1),
            inner.WithLookahead(3, 1), inner.WithLookahead(100), inner.Averaged(0.9), inner.Averaged(0.9, AverageStart.Corrected), inner.SharpnessAware(0),
            new Groups(("*", inner)), new MultiSteps(inner, 1) { Accumulation = Accumulation.Sum },
        ];
        var expected = Paths.Along(inner, _start, _gradients).ToArray();
        foreach (var wrapper in idle)
        {
            var points = Everywhere(wrapper).ToArray();
            Assert.Equal(expected.Select(at => at.Parameters), points.Select(at => at.Parameters));
            Assert.Equal(expected.Select(at => at.State), points.Select(at => at.State.Inner[0]));
        }
    }

    // B16 of a wrapper: what it does to a single one it does to any.
    [Theory, MemberData(nameof(Inner))]
    public void Wrappers_that_have_something_to_do_change_something(IOptimizer inner)
    {
        IOptimizer[] busy =
        [
            // They look at signs alone, or at directions, and a shorter gradient has the same.
            .. inner is Lion or SignSgd or Rprop or Fromage or Lars { ScalesVectors: true } ? [] : (IOptimizer[])[inner.ClippedTo(1e-3)],
            inner.WithDecay(0.1), inner.WithNoise(0.1), inner.Accumulating(2), inner.WithLookahead(3), inner.WithTrustRatio(0.1), inner.Maximizing(),
        ];
        var expected = Paths.Along(inner, _start, _gradients).Last().Parameters;
        Assert.All(busy, wrapper => Assert.NotEqual(expected, Paths.Along(wrapper, _start, _gradients).Last().Parameters));
    }

    [Fact]
    public void NoisySgd_without_noise_is_plain_descent() => Assert.Equal(
        Paths.Along(new Sgd(), _start, _gradients).Select(at => at.Parameters),
        Paths.Along(new NoisySgd { Variance = 0 }, _start, _gradients).Select(at => at.Parameters));

    // G2: disjoint groups are independent runs, those with norms, noise and counts of their own too.
    [Fact]
    public void Disjoint_groups_are_independent_runs()
    {
        IOptimizer[] all = [new Adam(), new Lamb { LearningRate = 0.1 }, new Momentum().ClippedTo(0.3), new NoisySgd(), new Adam().Accumulating(2).Averaged(0.8)];
        foreach (var (left, right) in all.SelectMany(left => all.Select(right => (left, right))))
        {
            var groups = new Groups(("W", left), ("?", right));
            var points = Paths.Along(groups, _start, _gradients).ToArray();
            foreach (var (optimizer, name, group) in new[] { (left, "W", 0), (right, "b", 1) })
            {
                var alone = Paths.Along(optimizer, Part(_start, name), _gradients.Select(gradient => Part(gradient, name))).ToArray();
                Assert.Equal(alone.Select(at => at.Parameters), points.Select(at => Part(at.Parameters, name)));
                Assert.Equal(alone.Select(at => at.State), points.Select(at => at.State.Inner[group]));
                Assert.Equal(alone.Select(optimizer.Result), points.Select(at => Part(groups.Result(at), name)));
            }
        }
    }

    // D24, in exact fractions: slow parameters and averages are within what the run has seen, coordinate by coordinate.
    [Fact]
    public void Averages_and_slow_parameters_stay_among_the_points_of_the_run()
    {
        var inner = new Momentum { LearningRate = 0.25, MomentumFactor = 0.5 };
        IOptimizer[] all =
        [
            inner.WithLookahead(2, 0.25), inner.WithLookahead(1, 0.5), inner.Averaged(0.75), inner.Averaged(0.5, AverageStart.Corrected), inner.Averaged(0.5, AverageStart.FirstStep),
        ];
        foreach (var optimizer in all)
        {
            Rational[] start = [1.0, -2.0];
            var run = new AlgebraRun<Rational>(optimizer, Layout.Vector(2), start);
            var seen = new List<Rational[]> { start };
            for (var step = 0; step < 8; step++)
            {
                run.Take([step % 3 - 1.0, 0.5 * (step % 2) - 0.125]);
                seen.Add(run.Parameters.ToArray());
                for (var i = 0; i < 2; i++)
                {
                    var values = seen.Select(point => point[i]).ToArray();
                    var kept = run.Slot(0)[i];
                    Assert.Contains(values, value => (value - kept).Numerator.Sign <= 0);
                    Assert.Contains(values, value => (value - kept).Numerator.Sign >= 0);
                }
            }
        }
    }

    // The certified run holds what binary64 gives.
    [Fact]
    public void A_run_in_intervals_holds_the_run()
    {
        var layout = Layout.Of(("W1", [3, 2]), ("W2", [2, 2]), ("b1", [2]), ("b2", [1]));
        var start = Parameters<double>.Create(layout, values => Fill(values, 20));
        foreach (var optimizer in Nests.OfGradients.Where(optimizer => !HasRaw(optimizer)))
        {
            var run = new AlgebraRun<Interval>(optimizer, layout, [.. start.Values.ToArray().Select(value => (Interval)value)]);
            var at = optimizer.Start(start);
            for (var step = 0; step < 5; step++)
            {
                var gradient = Parameters<double>.Create(layout, values => Fill(values, 30 + step));
                run.Take([.. gradient.Values.ToArray().Select(value => (Interval)value)]);
                at = optimizer.Step(at.State, at.Parameters, gradient);
                for (var i = 0; i < layout.Length; i++) Assert.True(run.Parameters[i].Contains(at.Parameters[i]), $"{optimizer}, step {step + 1}: {run.Parameters[i]} does not hold {at.Parameters[i]:R}");
            }

            Assert.All(run.Parameters.ToArray(), interval => Assert.True(interval.Width < 0.1, $"{optimizer}: {interval}"));
        }

        static bool HasRaw(IOptimizer optimizer) => optimizer is not Optimizer || optimizer.Inner.Any(HasRaw);
    }

    public static TheoryData<IOptimizer> Promising =>
    [
        new Sgd().ClippedTo(0.5), new Momentum().WithLookahead(2), new Adam().WithLookahead(3), new Nesterov().Averaged(0.9),
        new RmsProp().Averaged(0.9, AverageStart.Corrected), new Momentum().Accumulating(2), new Adam().Accumulating(3), new Sgd().WithDecay(0.1), new Adam().WithDecay(0.1, 0.01),
        new Momentum().WithTrustRatio(0.1), new Sgd().WithNoise(0.1), new Lamb(), new NoisySgd(),
        new Momentum().WithLookahead(3).ClippedTo(0.5), new Groups(("*", new Momentum())), new Adam().Maximizing(), new PolyakSgd().Maximizing(),
    ];

    // A wrapper's promises follow from those of the wrapped optimizer; the laws hold it to them.
    [Theory, MemberData(nameof(Promising))]
    public void Wrappers_keep_what_they_promise(IOptimizer optimizer) => OptimizerLaws.Check(optimizer, cases: 60);

    private static IEnumerable<Iterate<double>> Everywhere(IOptimizer optimizer)
    {
        var at = optimizer.Start(_start);
        foreach (var gradient in _gradients)
        {
            yield return at = optimizer.Step(at.State, at.Parameters, new(gradient, Loss: 0, _ => throw new InvalidOperationException("Nothing was to be evaluated.")));
        }
    }

    private static Parameters<double> SamplePoints(int number) => Parameters<double>.Create(_layout, values => Fill(values, number));

    private static void Fill(Span<double> values, int number)
    {
        var key = RandomKey.FromSeed(11).FoldIn((uint)number);
        for (var i = 0; i < values.Length; i++) values[i] = key.Normal<double>((ulong)i);
    }

    private static Parameters<double> Part(Parameters<double> parameters, string name) =>
        Parameters<double>.Of(Layout.Of((name, parameters.Layout[name].Shape)), parameters[name]);
}
