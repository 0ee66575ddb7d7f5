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
        var call = new StepCall(of.Optimizer, of.Layout, Environment.ProcessorCount);
        return Comparison
            .InTurn(rounds, () => 1e3 * call.Seconds(of.Steps), () => peer?.Seconds(of.Request).In(seconds => 1e3 * seconds) ?? new(null, "neither Optax nor PyTorch has it"))
            .ToRow(of.What, VectorWidth.OursInWords, peer?.Described ?? "", time => $"{time:F2} ms", peer is null ? "" : "at most 1.0");
    }
}
