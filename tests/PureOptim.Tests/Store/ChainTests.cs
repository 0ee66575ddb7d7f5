using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PureOptim.Runs.Execution;

namespace PureOptim.Tests.Store;

public sealed class ChainTests
{
    private static readonly Layout _layout = Layout.Of(("W", [1, 2]));

    [Fact]
    public void A_link_is_the_SHA_256_of_what_the_documentation_says()
    {
        var at = new Iterate<float>(
            Parameters<float>.Of(_layout, 1.5f, -0f), new("Momentum", 7, ["velocity"], [Parameters<float>.Of(_layout, float.Epsilon, 3)]));
        var previous = new string('a', 64);

        // Texts are their length and UTF-8; integers 8 bytes; parameters their number of tensors, then name, rank and sizes, the width, the bits.
        byte[] bytes =
        [
            .. Text(previous), .. Integer(7),
            .. Integer(1), .. Text("losses"), .. Integer(1), .. Integer(2), .. Integer(8), .. Real(0.25), .. Real(double.PositiveInfinity),
            .. Integer(1), .. Text("W"), .. Integer(2), .. Integer(1), .. Integer(2), .. Integer(4), 0, 0, 0xC0, 0x3F, 0, 0, 0, 0x80,
            .. Text("Momentum"), .. Integer(7), .. Integer(1), .. Text("velocity"),
            .. Integer(1), .. Text("W"), .. Integer(2), .. Integer(1), .. Integer(2), .. Integer(4), 1, 0, 0, 0, 0, 0, 0x40, 0x40,
            .. Integer(0),
        ];
        Assert.Equal(new Link(7, Convert.ToHexStringLower(SHA256.HashData(bytes))), Chain.Next(previous, [0.25, double.PositiveInfinity], at));
    }

    [Theory]
    [InlineData(0, 100, 250, 100)]
    [InlineData(99, 100, 250, 100)]
    [InlineData(100, 100, 250, 200)]
    [InlineData(200, 100, 250, 250)]
    [InlineData(0, 100, 30, 30)]
    public void Links_are_at_the_multiples_and_at_the_end(long step, long every, long last, long next) => Assert.Equal(next, Chain.StepAfter(step, every, last));

    [Fact]
    public void The_spacing_of_the_links_changes_no_number()
    {
        var description = StoredRuns.Parse(StoredRuns.Small);
        var traces = new long[] { 1, 7, 60, 100 }.Select(every => Plan.For(description, null, 1).Run(_ => { }, new NoCheckpoints(every)).Traces).ToArray();
        foreach (var other in traces[1..])
        {
            Assert.Equal(traces[0].Select(trace => trace.Digest), other.Select(trace => trace.Digest));
            Assert.Equal(traces[0].SelectMany(trace => trace.Losses), other.SelectMany(trace => trace.Losses));
        }

        Assert.Equal([61, 10, 2, 2], traces.Select(trace => trace[0].Links.Length));
    }

    [Fact]
    public void Steps_one_by_one_have_the_bits_of_the_run_and_every_link_can_be_computed_from_them()
    {
        var plan = Plan.For(StoredRuns.Parse(StoredRuns.Small), null, 1);
        var run = plan.RunOf<float>(2);
        var end = run.Run(new NoCheckpoints(10), 1, (_, _) => { }).Last();
        var (at, link, losses) = (run.Begin(), end.Links[0], new List<double>());
        Assert.Equal(end.Links[0], at.Links[0]);
        foreach (var (point, row) in run.Steps(at.At, 60))
        {
            losses.Add(row[^1]);
            if (point.State.Step % 10 != 0) continue;
            link = Chain.Next(link.Digest, [.. losses], point);
            losses.Clear();
            Assert.Contains(link, end.Links);
        }

        Assert.Equal(end.Links[^1], link);
    }

    private static byte[] Integer(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Real(double value) => Integer(BitConverter.DoubleToInt64Bits(value));

    private static byte[] Text(string text) => [.. Integer(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
