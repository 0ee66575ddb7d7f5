using PureOptim.Core;
using PureOptim.Networks;
using PureOptim.Networks.Formats;
using PureOptim.Tests.Networks;

namespace PureOptim.Tests.Formats;

/// <summary>Points of runs in files.</summary>
public sealed class SavedIterateTests
{
    private static readonly Network _network = Network.Of(Activation.Tanh, 50, 20, 10);
    private static readonly Parameters<float> _start = _network.Init<float>(RandomKey.FromSeed(1));
    private static readonly Batch<float>[] _batches = Samples.Batches<float>(Samples.Examples(200, 50, 10), 10, 20);

    [Fact]
    public void A_run_goes_on_from_a_file_with_the_bits_of_one_that_never_stopped()
    {
        foreach (var optimizer in Catalog.Optimizers)
        {
            if (!Fits(optimizer) || optimizer.Needs == Needs.Curvature) continue;
            var half = _batches[..5].Fold(optimizer, _start, _network);
            var read = Through(half, optimizer);
            Assert.Equal(half, read);
            Assert.Equal(_batches.Fold(optimizer, _start, _network), _batches[5..].Fold(optimizer, read, _network));
        }
    }

    [Fact]
    public void Numbers_of_the_run_and_wrapped_states_are_kept_too()
    {
        var layout = Layout.Of(("a/b", [2, 3]));
        var values = Parameters<float>.Of(layout, -0f, float.Epsilon, float.NegativeInfinity, float.NaN, 1e-40f, float.MaxValue);
        var optimizer = new Counting();
        OptimizerState<float> State(long step, double number) =>
            new(nameof(Counting), step, [], [], [new("Inner", step, ["m"], [values], [], ["first", "second"], [number, double.NaN])], ["total"], [-number]);
        var at = new Iterate<float>(values, State(7, 0.1));
        using var stream = new MemoryStream();
        at.Save(stream);
        stream.Position = 0;
        Assert.Equal(at, SavedIterate.Load<float>(stream, "x", optimizer, layout));
    }

    [Fact]
    public void A_file_of_another_optimizer_is_refused()
    {
        var at = new Adam().Start(_start);
        using var stream = new MemoryStream();
        at.Save(stream);
        stream.Position = 0;
        var refusal = Assert.Throws<ArgumentException>(() => SavedIterate.Load<float>(stream, "run.safetensors", new Momentum(), _network.Layout));
        Assert.StartsWith("run.safetensors holds the state of Adam; this is Momentum.", refusal.Message, StringComparison.Ordinal);
        stream.Position = 0;
        var other = Assert.Throws<ArgumentException>(() => SavedIterate.Load<double>(stream, "run.safetensors", new Adam(), _network.Layout));
        Assert.Contains("parameters/W1 F32 [50, 20]", other.Message, StringComparison.Ordinal);
    }

    /// <summary>A step that is no single number of 64 bits.</summary>
    [Fact]
    public void A_step_of_another_shape_is_refused()
    {
        var at = new Sgd().Start(_start);
        var content = new Safetensors([.. SavedIterate.TensorsOf(at).Where(tensor => tensor.Name != "state/step"), SafetensorsTensor.Of<long>("state/step", [0], [])]);
        var refusal = Assert.Throws<ArgumentException>(() => SavedIterate.From(content, at));
        Assert.StartsWith("The file has 'state/step I64 [0]' where one number of type I64 is expected.", refusal.Message, StringComparison.Ordinal);
    }

    private static Iterate<float> Through(Iterate<float> at, IOptimizer optimizer)
    {
        using var stream = new MemoryStream();
        at.Save(stream);
        stream.Position = 0;
        return SavedIterate.Load<float>(stream, "run.safetensors", optimizer, _network.Layout);
    }

    /// <summary>Whether the optimizer works on these tensors at all.</summary>
    private static bool Fits(IOptimizer optimizer)
    {
        try
        {
            optimizer.Start(_start);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>An optimizer with numbers of the run, around one that has some too.</summary>
    private sealed record Counting : IOptimizer
    {
        public string Name => nameof(Counting);

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(
                Name, 0, [], [], [new("Inner", 0, ["m"], [parameters], [], ["first", "second"], [0, 0])], ["total"], [0]);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => throw new NotSupportedException();
    }
}
