using PureOptim.Core;

namespace PureOptim.Benchmarks;

/// <summary>Steps in place on given gradients in float32, on all processors, against Optax compiled with its memory donated, and against PyTorch.</summary>
internal static class OptimizerBenchmark
{
    private static readonly Dictionary<string, string[]> _interpreters = new() { [OptimizerCase.InOptax] = PeerProcess.Jax, [OptimizerCase.InTorch] = PeerProcess.Torch };

    internal static IEnumerable<Row> Run(Selection selection)
    {
        // Both peers are there for all cases, so that those of one optimizer stay together.
        var cases = OptimizerCase.All.Where(one => selection.Wants(one.What)).ToArray();
        var peers = cases.Select(one => one.Peer).Where(_interpreters.ContainsKey).Distinct()
            .ToDictionary(program => program, program => PeerServer.Start(_interpreters[program], program, Environment.ProcessorCount));
        try
        {
            foreach (var one in cases) yield return Measured(one, peers.GetValueOrDefault(one.Peer), selection.Rounds);
        }
        finally
        {
            foreach (var peer in peers.Values) peer.Dispose();
        }
    }

    private static Row Measured(OptimizerCase of, PeerServer? peer, int rounds)
    {
        var team = new Team(Environment.ProcessorCount);
        var run = new InPlaceRun<float>(of.Optimizer, of.Optimizer.Start(Parameters<float>.Filled(of.Layout, 1)), team);
        var gradient = new float[of.Layout.Length];
        for (var i = 0; i < gradient.Length; i++) gradient[i] = i % 1000 / 1000f - 0.5f;
        return Comparison
            .InTurn(rounds, () => Milliseconds(team, run, gradient, of.Steps), () => peer?.Seconds(of.Request).In(seconds => 1e3 * seconds) ?? new(null, "neither Optax nor PyTorch has it"))
            .ToRow(of.What, VectorWidth.OursInWords, peer?.Described ?? "", time => $"{time:F2} ms", peer is null ? "" : "at most 1.0");
    }

    /// <summary>Milliseconds a step.</summary>
    private static double Milliseconds(Team team, InPlaceRun<float> run, float[] gradient, int steps) =>
        1e3 / steps * Helpers.During(team, () => Measurement.BestSeconds(() =>
        {
            for (var step = 0; step < steps; step++) run.Step(gradient);
        }));
}
