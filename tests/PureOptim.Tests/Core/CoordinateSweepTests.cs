using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

public sealed class CoordinateSweepTests
{
    private static readonly CoordinateSweep<double, Lanes64, Real64> _sweep = new(new Sgd { LearningRate = 1 });

    /// <summary>A gradient of nothing writes nowhere, so that a missing check shows as a missing refusal only.</summary>
    [Theory, InlineData(4), InlineData(-1), InlineData(int.MinValue)]
    public void A_stretch_outside_the_parameters_is_refused(int start) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _sweep.StepInPlace(Workspace<double>.CopyOf(new([1.0, 2.0, 3.0], new Sgd().Init<double>([1.0, 2.0, 3.0]))), [], start));

    [Fact]
    public void A_stretch_changes_its_own_coordinates_only()
    {
        var start = Enumerable.Range(0, 40).Select(i => (double)i).ToArray();
        for (var from = 0; from <= start.Length; from++)
        {
            for (var length = 0; length <= start.Length - from; length++)
            {
                Parameters<double> parameters = [.. start];
                var workspace = Workspace<double>.CopyOf(new(parameters, new Sgd().Init(parameters)));
                _sweep.StepInPlace(workspace, Enumerable.Repeat(100.0, length).ToArray(), from);
                Assert.Equal(start.Select((value, i) => i >= from && i < from + length ? value - 100 : value), workspace.Parameters);
            }
        }
    }
}
