namespace PureOptim.Tests.Training;

public sealed class EarlyStoppingTests
{
    private static readonly double[] _losses = [5, 4, 4, 4.5, 3, 3, 2.9, 3, 1];

    [Theory]
    [InlineData(1, 0, 3)] // The second 4 is not below the first.
    [InlineData(2, 0, 4)] // 4 and 4.5 bring nothing.
    [InlineData(3, 0, 9)] // Never three in a row.
    [InlineData(3, 0.5, 8)] // 3, 2.9 and 3 are not half a unit below 3.
    public void Points_end_when_nothing_has_got_better_for_as_long_as_one_waits(int patience, double leastGain, int points) =>
        Assert.Equal(_losses[..points], _losses.UntilNoBetter(loss => loss, patience, leastGain));

    [Fact]
    public void What_is_no_number_brings_nothing()
    {
        double[] diverging = [double.NaN, 1, double.NaN, double.PositiveInfinity, double.NaN, 0];
        Assert.Equal(diverging[..5], diverging.UntilNoBetter(loss => loss, patience: 3));
        Assert.Equal(0, diverging.Best(loss => loss));
        Assert.Equal(0, new[] { double.NaN, double.NaN }.Select((loss, i) => (loss, i)).Best(point => point.loss).i);
        Assert.Equal(1, new[] { 4.0, 2, 2, 3 }.Select((loss, i) => (loss, i)).Best(point => point.loss).i);
        Assert.Throws<InvalidOperationException>(() => Array.Empty<double>().Best(loss => loss));
    }

    /// <summary>With rate 0.9 on x²/2 a step leaves a tenth: losses fall hundredfold until the start is below 1e-3, and from there one waits for two points.</summary>
    [Fact]
    public void A_scan_computes_no_point_that_is_not_asked_for()
    {
        var asked = 0;
        var batches = Enumerable.Range(0, 1000).Select(i =>
        {
            asked++;
            return i;
        });
        var model = Model.Of<int, double>((parameters, _) => parameters);
        var points = batches.Scan(new Sgd { LearningRate = 0.9 }, [1.0], model).UntilNoBetter(at => at.Parameters[0] * at.Parameters[0] / 2, patience: 2, leastGain: 1e-4).ToArray();
        // The losses are 0.5, 5e-3, 5e-5, 5e-7, 5e-9: from 5e-3 to 5e-5 it is lower by more than 1e-4, after that by less.
        Assert.Equal(5, points.Length);
        Assert.Equal(4, asked);
    }

    [Fact]
    public void Impatience_and_negative_gains_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _losses.UntilNoBetter(loss => loss, patience: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _losses.UntilNoBetter(loss => loss, patience: 1, leastGain: double.NaN));
    }
}
