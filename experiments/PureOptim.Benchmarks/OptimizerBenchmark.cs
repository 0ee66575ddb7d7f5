using PureOptim.Core;

namespace PureOptim.Benchmarks;

/// <summary>Steps in place on given gradients in float32, on all processors, against Optax compiled with its memory donated.</summary>
internal static class OptimizerBenchmark
{
    private static readonly int[] _lengths = [1_000_000, 20_000_000], _matrices = [1, 20];

    internal static IEnumerable<Row> Run()
    {
        var adamW = new AdamW { LearningRate = 0.001, WeightDecay = 0.01 };
        (string Name, string Peer, IOptimizer Optimizer)[] optimizers =
            [("AdamW", "adamw", adamW), ("clipped AdamW", "clipped adamw", adamW.ClippedTo(1)), ("LAMB", "lamb", new Lamb { LearningRate = 0.001, WeightDecay = 0.01 })];
        var cases =
            from length in _lengths
            from one in optimizers
            select (one.Name, one.Peer, one.Optimizer, Layout: Layout.Vector(length), What: $"{length:N0} parameters");
        var matrices =
            from count in _matrices
            let layout = Layout.Of(Enumerable.Range(0, count).Select(i => ($"w{i}", (System.Collections.Immutable.ImmutableArray<int>)[1000, 1000])))
            select (Name: "Muon", Peer: "muon", Optimizer: (IOptimizer)new Muon { LearningRate = 0.02, WeightDecay = 0 }, Layout: layout, What: $"{count} of 1000 x 1000");
        var peer = Benchmarks.Peer.Python(Benchmarks.Peer.Jax, "optimizers_optax.py", []);
        foreach (var (i, one) in cases.Concat(matrices).Index())
        {
            var ours = 1e3 * BestStep(one.Optimizer, one.Layout);
            var theirs = peer.Answer?.GetProperty("rows")[i].GetProperty("ms").GetDouble();
            yield return new(
                $"{one.Name}, {one.What}", $"{ours:F2} ms", theirs is { } ms ? $"Optax: {ms:F2} ms" : peer.Absence, theirs is { } time ? $"{ours / time:F2}" : "",
                one.Name == "Muon" ? "" : "at most 1.0");
        }
    }

    private static double BestStep(IOptimizer optimizer, Layout layout)
    {
        var team = new Team(Environment.ProcessorCount);
        var start = Parameters<float>.Filled(layout, 1);
        var run = new InPlaceRun<float>(optimizer, optimizer.Start(start), team);
        var gradient = new float[layout.Length];
        for (var i = 0; i < gradient.Length; i++) gradient[i] = i % 1000 / 1000f - 0.5f;
        var helpers = Enumerable.Range(1, team.Threads - 1).Select(thread => new Thread(() => team.Serve(thread)) { IsBackground = true }).ToArray();
        foreach (var helper in helpers) helper.Start();
        try
        {
            return Measurement.BestSeconds(() => run.Step(gradient), seconds: 3);
        }
        finally
        {
            team.Dismiss();
            foreach (var helper in helpers) helper.Join();
        }
    }
}
