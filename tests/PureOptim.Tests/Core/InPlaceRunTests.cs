using PureOptim.Core;

namespace PureOptim.Tests.Core;

public sealed class InPlaceRunTests
{
    [Theory, InlineData(4), InlineData(-1), InlineData(int.MinValue)]
    public void A_range_outside_the_parameters_is_refused(int start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run([1.0, 2.0, 3.0]).Move(start, [], 0, thread: 0));

    [Fact]
    public void A_range_changes_its_own_coordinates_only()
    {
        var start = Enumerable.Range(0, 40).Select(i => (double)i).ToArray();
        for (var from = 0; from <= start.Length; from++)
        {
            for (var length = 0; length <= start.Length - from; length++)
            {
                var run = Run([.. start]);
                run.Move(from, Enumerable.Repeat(100.0, length).ToArray(), length, thread: 0);
                Assert.Equal(start.Select((value, i) => i >= from && i < from + length ? value - 100 : value), run.Parameters);
            }
        }
    }

    private static InPlaceRun<double> Run(Parameters<double> parameters)
    {
        var sgd = new Sgd { LearningRate = 1 };
        return new(sgd, sgd.Start(parameters), Team.Alone);
    }
}
