using System.Globalization;

namespace PureOptim.Benchmarks;

/// <summary>Adam's sweep in place over float32 parameters, on one thread, against a plain loop in C++.</summary>
internal static class SweepBenchmark
{
    /// <summary>The bytes of a parameter that go through memory: four numbers read, three written.</summary>
    private const double Bytes = 28;

    private static readonly int[] _lengths = [10_000, 1_000_000, 20_000_000];

    internal static IEnumerable<Row> Run(Selection selection)
    {
        var cases = _lengths.Select(length => (Length: length, Name: $"Adam, {length:N0} parameters")).Where(one => selection.Wants(one.Name)).ToArray();
        if (cases.Length == 0) yield break;
        using var peer = new CompiledPeer("adam_sweep.cpp");
        foreach (var (length, name) in cases)
        {
            var call = new StepCall(new Adam(), Layout.Vector(length), threads: 1);
            yield return Comparison
                .InTurn(
                    selection.Rounds,
                    () => 1e-9 * Bytes * length / call.Seconds(),
                    () => peer.Run("--seconds", Text(Measurement.RoundSeconds), Text(length)).FirstOf("sweeps").Figure("gb_per_second"))
                .ToRow(name, VectorWidth.OursInWords, "g++ (-march=native)", rate => $"{rate:F1} GB/s, {Bytes / rate.Median:F3} ns a parameter", "at least 0.9");
        }
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
