using System.Numerics;
using PureOptim.Runs;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

public sealed class CheckpointTests
{
    [Fact]
    public void What_is_read_has_the_bits_of_what_was_written()
    {
        // Everything that is awkward: signed zeros, subnormals, infinities, NaN, and the state of a wrapped optimizer with a slot of another shape and
        // numbers of the run.
        float[] awkward = [-0f, float.Epsilon, float.NegativeInfinity, float.NaN, 1e-40f, float.MaxValue];
        var layout = Layout.Of(("a b/\u00e9", [2, 3]));
        var values = Parameters<float>.Of(layout, awkward);
        var rows = Layout.Of(("a b/\u00e9", [3]));
        OptimizerState<float> inner = new("Inner", 3, ["m", "rows"], [values, Parameters<float>.Of(rows, -0f, 1e-45f, 3)], [], ["d", "e"], [double.NaN, -5e-324]);
        var begin = new RunPoint<float>(new(Parameters<float>.Filled(layout, 0), Wrapped(0, new("Inner", 0, ["m", "rows"], [Parameters<float>.Filled(layout, 0), Parameters<float>.Filled(rows, 0)], [], ["d", "e"], [0, 0]))), [], []);
        var point = new RunPoint<float>(new(values, Wrapped(5, inner)), [1, double.NaN, -0.0, 2, 3, 4], [new(0, new('0', 64)), new(5, new('f', 64))]);

        using var folder = new TemporaryFolder();
        var run = Plan.For(StoredRuns.Parse(StoredRuns.Small), null, 1).RunOf<float>(0);
        var file = Written(folder, run, point);
        var read = Checkpoint.Read(file, run, begin, 10);
        Assert.Equal(point.At.Parameters, read.At.Parameters);
        Assert.Equal(point.At.State, read.At.State);
        Assert.Equal(point.Record.Select(BitConverter.DoubleToInt64Bits), read.Record.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(point.Links.AsEnumerable(), read.Links.AsEnumerable());

        OptimizerState<float> Wrapped(long step, OptimizerState<float> state) => new("Outer", step, [], [], [state], ["f"], [0.1 * step]);
    }

    [Fact]
    public void Every_changed_byte_and_every_missing_end_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var run = Plan.For(StoredRuns.Parse(StoredRuns.Small), null, 1).RunOf<float>(1);
        var begin = run.Begin();
        var file = Written(folder, run, begin);
        var content = File.ReadAllBytes(file.Path);
        for (var i = 0; i < content.Length; i++)
        {
            var changed = (byte[])content.Clone();
            changed[i] ^= (byte)(1 << (i % 8));
            AssertDamaged(changed);
            AssertDamaged(content[..i]);
        }

        void AssertDamaged(byte[] damaged)
        {
            File.WriteAllBytes(file.Path, damaged);
            var complaint = Assert.Throws<RunException>(() => Checkpoint.Read(file, run, begin, 10)).Message;
            Assert.StartsWith($"{file.Path}: ", complaint, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', complaint);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_run_optimizer_or_spacing_is_refused_with_both_values()
    {
        using var folder = new TemporaryFolder();
        var (plan, other) = (Plan.For(StoredRuns.Parse(StoredRuns.Small), null, 1), Plan.For(StoredRuns.Parse(StoredRuns.Small) with { Seed = 1 }, null, 1));
        var run = plan.RunOf<float>(1);
        var file = Written(folder, run, run.Begin());
        Refused(other.RunOf<float>(1), 10, $"its run is {plan.Description.Id}; {other.Description.Id} is expected");
        Refused(plan.RunOf<float>(2), 10, "its optimizer is Momentum; Adam is expected");
        Refused(run, 100, "its every is 10; 100 is expected");

        void Refused(OptimizerRun<float> expected, long every, string rule) =>
            Assert.Equal($"{file.Path}: {rule}", Assert.Throws<RunException>(() => Checkpoint.Read(file, expected, expected.Begin(), every)).Message);
    }

    [Theory]
    [InlineData("1-30-0123456789abcdef.safetensors", 0, 30)]
    [InlineData("12-1000000-0123456789abcdef.safetensors", 11, 1_000_000)]
    [InlineData("0-30-0123456789abcdef.safetensors", null, 0)]
    [InlineData("1-030-0123456789abcdef.safetensors", null, 0)]
    [InlineData("1-30-0123456789abcdeF.safetensors", null, 0)]
    [InlineData("1-30-0123456789abcdef.safetensors.tmp", null, 0)]
    [InlineData("99999999999-30-0123456789abcdef.safetensors", null, 0)]
    public void A_name_says_optimizer_step_and_hash_or_is_no_checkpoint(string name, int? optimizer, long step)
    {
        var file = CheckpointFile.Of($"/somewhere/{name}");
        Assert.Equal(optimizer, file?.Optimizer);
        Assert.Equal(step, file?.Step ?? 0);
    }

    private static CheckpointFile Written<T>(TemporaryFolder folder, OptimizerRun<T> run, RunPoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var content = Checkpoint.Write(run, 10, point);
        var path = folder[CheckpointFile.NameOf(run.Index, point.Step, content)];
        File.WriteAllBytes(path, content);
        return CheckpointFile.Of(path)!;
    }
}
