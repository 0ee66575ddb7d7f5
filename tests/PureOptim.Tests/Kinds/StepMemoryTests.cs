using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>The memory of the vectors of a step: later steps take it over, and none of them sees what an earlier one left there.</summary>
public sealed class StepMemoryTests
{
    private static readonly Layout _layout = Layout.Of([("a", [100, 80]), ("b", [100, 80]), ("c", [70, 90]), ("d", [3, 2])]);

    private static readonly Parameters<double> _gradient = Parameters<double>.Create(_layout, values =>
    {
        for (var i = 0; i < values.Length; i++) values[i] = i % 17 - 8;
    });

    /// <summary>One that is computed through much memory, of which some is in use until the parameters have moved.</summary>
    private static Probe Through { get; } = new((tensor, _) =>
    {
        var square = (tensor.Gradient * tensor.Gradient).Stored();
        var shared = square.RowMeans().Outer(square.ColumnMeans()).Stored();
        return shared.Transposed().Stored().Transposed() + square / Vector.Max(tensor.Parameter * tensor.Parameter, 1).Stored();
    });

    [Fact]
    public void Steps_in_place_have_the_bits_of_steps_whose_memory_is_new()
    {
        var at = Through.Start(Parameters<double>.Filled(_layout, 1));
        var run = new InPlaceRun<double>(Through, at, Team.Alone);
        for (var step = 0; step < 4; step++)
        {
            at = Through.Step(at.State, at.Parameters, _gradient);
            run.Step(_gradient.Values.ToArray());
        }

        Assert.Equal(at, run.Freeze());
    }

    [Fact]
    public void Steps_in_place_ask_for_no_more_memory_of_a_tensors_size()
    {
        var run = new InPlaceRun<double>(Through, Through.Start(Parameters<double>.Filled(_layout, 1)), Team.Alone);
        var gradient = _gradient.Values.ToArray();
        for (var step = 0; step < 3; step++) run.Step(gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Step(gradient);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, sizeof(double) * _layout.Length);
    }

    [Fact]
    public void A_vector_that_is_kept_for_another_step_is_refused()
    {
        Vector? kept = null;
        var optimizer = new Probe((tensor, _) => kept ??= (2 * tensor.Gradient).Stored());
        var run = new InPlaceRun<double>(optimizer, optimizer.Start(Parameters<double>.Filled(Layout.Vector(5), 1)), Team.Alone);
        run.Step([1, 2, 3, 4, 5]);
        Assert.Equal(
            "A vector was kept from one step for another.",
            Assert.Throws<InvalidOperationException>(() => run.Step([1, 2, 3, 4, 5])).Message);
    }
}
