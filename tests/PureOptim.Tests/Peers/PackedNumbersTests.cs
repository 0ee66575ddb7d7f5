using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Protocol;

namespace PureOptim.Tests.Peers;

/// <summary>A peer takes the same runs from packed numbers as from decimals.</summary>
public sealed class PackedNumbersTests
{
    private static readonly double[] _numbers = [1, -0.0, 5e-324, 0.1, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [FactWithPython]
    public void A_peer_in_Python_takes_the_same_runs_from_both() => AssertSamePaths("python3 momentum.py");

    [FactWithProgram("node")]
    public void A_peer_in_JavaScript_takes_the_same_runs_from_both() => AssertSamePaths("node momentum.mjs");

    [Fact]
    public void A_NaN_is_that_of_decimals_whatever_its_bits_are()
    {
        var read = PackedNumbers.Read(JsonDocument.Parse(PackedNumbers.Text([Vector(BitConverter.UInt64BitsToDouble(0x7FF8000000000123))])).RootElement, "list");

        Assert.Equal(BitConverter.DoubleToUInt64Bits(double.NaN), BitConverter.DoubleToUInt64Bits(Assert.Single(read)));
    }

    private static void AssertSamePaths(string command)
    {
        var words = command.Split(' ');
        using var program = new PeerProgram(new([words[0], Path.Combine(AdapterProcess.Folder, words[1])]), PeerLimits.Default);
        var description = program.Describe("momentum");
        Assert.True(description.IsPacked);
        var beside = Run([Vector(3, 4), Vector(5, 6)]);
        var alone = Run([.. _numbers.Select(number => Vector(1, number, 2))]);
        foreach (var runs in (ImmutableArray<PeerRun>[])[[alone, beside], [alone with { Cut = 3 }], [beside with { Beside = beside }]])
            Assert.Equal(Bits(program.Take(description with { IsPacked = false }, runs)), Bits(program.Take(description, runs)));
    }

    /// <summary>A run whose start has all the numbers that matter beside those that take part.</summary>
    private static PeerRun Run(ImmutableArray<Parameters<double>> gradients) =>
        new("run", ImmutableSortedDictionary<string, JsonElement>.Empty, Precision.Binary64, Vector([.. _numbers[..gradients[0].Length]]), gradients);

    private static Parameters<double> Vector(params double[] numbers) => Parameters<double>.Of(Layout.Vector(numbers.Length), numbers);

    private static IEnumerable<ulong> Bits(ImmutableArray<PeerPath> paths) =>
        paths.SelectMany(path => path.Points).SelectMany(point => point.Values.ToArray()).Select(BitConverter.DoubleToUInt64Bits);
}
