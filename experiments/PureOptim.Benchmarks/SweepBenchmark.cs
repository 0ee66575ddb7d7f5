using System.Globalization;
using PureOptim.Core;

namespace PureOptim.Benchmarks;

/// <summary>Adam's sweep in place over float32 parameters, on one thread, against a plain loop in C++.</summary>
internal static class SweepBenchmark
{
    private static readonly int[] _lengths = [10_000, 1_000_000, 20_000_000];

    internal static IEnumerable<Row> Run()
    {
        var peer = Peer.Cpp("adam_sweep.cpp", [.. _lengths.Select(length => length.ToString(CultureInfo.InvariantCulture))]);
        foreach (var (i, length) in _lengths.Index())
        {
            var ours = 1e9 / length * BestSweep(length);
            var theirs = peer.Answer?.GetProperty("sweeps")[i].GetProperty("ns_per_coordinate").GetDouble();
            yield return new(
                $"Adam, {length:N0} parameters", $"{ours:F3} ns a parameter, {28 / ours:F0} GB/s", theirs is { } ns ? $"g++: {ns:F3} ns, {28 / ns:F0} GB/s" : peer.Absence,
                theirs is { } time ? $"{time / ours:F2}" : "", "at least 0.9 of the peer's throughput");
        }
    }

    private static double BestSweep(int length)
    {
        var optimizer = new Adam();
        var start = Parameters<float>.Filled(Layout.Vector(length), 1);
        var run = new InPlaceRun<float>(optimizer, new(start, optimizer.Init(start)), Team.Alone);
        var gradient = new float[length];
        for (var i = 0; i < length; i++) gradient[i] = i % 1000 / 1000f - 0.5f;
        return Measurement.BestSeconds(() => run.Step(gradient), seconds: 3);
    }
}
