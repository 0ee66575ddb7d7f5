namespace PureOptim.Tests.Transforms;

public sealed class MaximizeTests
{
    // Up 1 - x² from 1 with a rate of 1/4: x' = x - x/2, exactly.
    [Fact]
    public void It_goes_up()
    {
        var points = Paths.Down(new Sgd { LearningRate = 0.25 }.Maximizing(), [1.0], point => [-2 * point[0]], 3);
        Assert.Equal([0.5, 0.25, 0.125], points.Select(at => at.Parameters[0]));
    }

    // The gradient pushes up by 1/2, the decay takes half of 4 off, in either order: 4 + 1/2 - 2.
    [Fact]
    public void What_decays_still_gets_smaller()
    {
        var sgd = new Sgd { LearningRate = 0.5 };
        Assert.Equal(2.5, After(sgd.WithDecay(0.5).Maximizing()));
        Assert.Equal(2.5, After(sgd.Maximizing().WithDecay(0.5)));

        static double After(IOptimizer optimizer) => Paths.Along(optimizer, [4.0], [[1.0]]).Single().Parameters[0];
    }

    // Polyak's step to the highest value, 0, of -x²/2 from 3: its loss is turned to 9/2, which over |g|² = 9 is a rate of 1/2. With the loss as it is, the
    // rate would be -1/2, and x' = 4.5.
    [Fact]
    public void The_loss_is_turned_too()
    {
        var optimizer = new PolyakSgd().Maximizing();
        Parameters<double> start = [3.0];
        Assert.Equal([1.5], optimizer.Step(optimizer.Init(start), start, new Evaluation<double>([-3.0], -4.5)).Parameters);
    }

    // On -x²/2 from 1: the turned gradient is 1, so that it looks at 1.5, where it is -(-1.5): x' = 1 - 1.5/4. If what is elsewhere were not turned, it
    // would be 1 + 1.5/4.
    [Fact]
    public void Gradients_elsewhere_are_turned_too()
    {
        var inside = new Sgd { LearningRate = 0.25 }.SharpnessAware(0.5).Maximizing();
        Assert.Equal([0.625], Paths.Down(inside, [1.0], point => [-point[0]], 1).Single().Parameters);
        // Around, it looks for a minimum's sake down here: at 0.5, where the turned gradient is 0.5.
        var around = new Sgd { LearningRate = 0.25 }.Maximizing().SharpnessAware(0.5);
        Assert.Equal([0.875], Paths.Down(around, [1.0], point => [-point[0]], 1).Single().Parameters);
    }

    [Fact]
    public void Its_text_says_what_it_wraps() =>
        Assert.StartsWith("Maximize { Wrapped = Sgd { LearningRate = 0.01", $"{new Sgd().Maximizing()}", StringComparison.Ordinal);
}
