using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Transforms;

public sealed class MultiStepsTests
{
    [Fact]
    public void The_step_is_that_of_the_mean_or_of_the_sum()
    {
        Assert.Equal([1, 1, 0.5, 0.5, 0.5, 0], Trial.From1(new Sgd { LearningRate = 0.25 }.Accumulating(3), 1, 2, 3, 1, 2, 3));
        Assert.Equal([1, 0.25, 0.25, -0.5], Trial.From1(new MultiSteps(new Sgd { LearningRate = 0.25 }, 2) { Accumulation = Accumulation.Sum }, 1, 2, 1, 2));
    }

    // G6: of equal gradients the mean is each, to the bit; nothing else changes between the steps, and the accumulator is 0 after one.
    [Fact]
    public void Equal_gradients_make_one_step_of_that_gradient()
    {
        Parameters<double> start = [0.1, -0.2, 0.3], gradient = [0.1, 1.0 / 3, -1e-300];
        foreach (var inner in Catalog.Variants.Where(optimizer => optimizer.Needs == Needs.Gradient && optimizer is not (Muon or NorMuon or AdaMuon)))
        {
            var optimizer = inner.Accumulating(5);
            var real = Paths.Along(inner, start, [gradient, gradient]).Prepend(inner.Start(start)).ToArray();
            var points = Paths.Along(optimizer, start, Enumerable.Repeat(gradient, 10)).Prepend(optimizer.Start(start)).ToArray();
            for (var i = 0; i <= 10; i++)
            {
                Assert.Equal(real[i / 5].Parameters, points[i].Parameters);
                Assert.Equal(real[i / 5].State, points[i].State.Inner[0]);
                Assert.Equal(i % 5 == 0 ? Parameters<double>.Filled(start.Layout, 0) : gradient, points[i].State["Accumulated"]);
                Assert.Equal(i, points[i].State.Step);
            }
        }
    }

    // N18: ten steps of four gradients each, with a rate that falls to 0 over ten: its values at 0 to 9, 1 down to 0.1, add up to 5.5.
    [Fact]
    public void A_schedule_counts_whole_steps()
    {
        var asked = new List<long>();
        var rate = new CustomSchedule(step =>
        {
            asked.Add(step);
            return 1 - step / 10.0;
        }, 0, 1);
        var end = Trial.From1(new Sgd { LearningRate = rate }.Accumulating(4), [.. Enumerable.Repeat(1.0, 40)])[^1];
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], asked.Distinct());
        Assert.Equal(1 - 5.5, end, 1e-14);
    }

    // Inside, a wrapper acts once a whole step; around, at every gradient.
    [Fact]
    public void Wrappers_inside_act_once_a_step()
    {
        Assert.Equal([1, 0.75 - 0.25], Trial.From1(new Sgd { LearningRate = 0.25 }.WithDecay(0.25).Accumulating(2), 1, 1));
        Assert.Equal([0.75, 0.75 - (0.25 + 0.25 * 0.75)], Trial.From1(new Sgd { LearningRate = 0.25 }.Accumulating(2).WithDecay(0.25), 1, 1));
    }

    [Fact]
    public void Less_than_one_step_is_refused() =>
        Assert.StartsWith("Steps must be finite and at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().Accumulating(0)).Message, StringComparison.Ordinal);
}
