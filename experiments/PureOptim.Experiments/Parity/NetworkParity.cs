using System.Collections.Immutable;
using PureOptim.Networks.Formats;
using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares the training of a network in float64: initial weights and batches are recorded, and so are the first loss and gradient, the
/// loss on each batch after its update, and the last layer at the end.
/// </summary>
/// <remarks>
/// The other program adds in another order, and a hundred updates carry that along: by ten decimal digits from some beginnings, by none from
/// others. So the tolerance of each case is measured, by training from each of <see cref="NetworkStart.Variants"/>.
/// </remarks>
internal static class NetworkParity
{
    /// <param name="file">The file's name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="dataFolder">The folder of the images; null for those that come with the tool.</param>
    /// <param name="observe">Receives every finished training, one at a time.</param>
    /// <param name="cancelled">Ends the training.</param>
    internal static ParityReport Compare(
        string file, Safetensors content, string? dataFolder, Action<NetworkProgress> observe, CancellationToken cancelled)
    {
        var recorded = new RecordedNetwork(file, content);
        var network = recorded.Network();
        var start = recorded.Start(network);
        var examples = recorded.Examples(network, dataFolder);
        var batches = recorded.Batches(examples);
        var from = new NetworkStart(start, NetworkStart.Of(examples, batches));
        var variants = NetworkStart.Variants(start, examples, batches).ToImmutableArray();
        var settings = recorded.Settings.ToImmutableArray();
        var (gate, done, total) = (new Lock(), 0L, settings.Length * (1L + variants.Length));
        observe(new(0, total, ""));

        return new(file, recorded.Origin,
        [
            Compare("loss0 and gradient0", () => recorded.First(network), First, _ => "loss0", "gradient0."),
            .. settings.Select(name => Compare(
                name,
                () => recorded.Of(name, network, batches.Length),
                Trained(name),
                step => $"loss after step {step + 1}",
                $"final.{name}.")),
        ]);

        ParityOutcome Compare(string id, Func<NetworkNumbers> read, Func<NetworkStart, NetworkNumbers> compute, Func<int, string> loss, string prefix) =>
            ParityOutcome.Of(id, () =>
            {
                var (expected, computed) = (read(), compute(from));
                return expected.Worst(computed, loss, prefix) is { } worst
                    ? new ParityOutcome.Compared(id, Measured(expected, computed, compute), worst)
                    : new ParityOutcome.Compared(id, Tolerance.Bits, null);
            });

        // Only recorded numbers count.
        Tolerance Measured(NetworkNumbers expected, NetworkNumbers computed, Func<NetworkStart, NetworkNumbers> compute)
        {
            var kept = computed with { Tensors = computed.Only(expected.Tensors.Layout) };
            var distances = variants.AsParallel().WithCancellation(cancelled)
                .Select(variant => kept.Worst(variant.Restored(compute(variant)), _ => "", "")?.Distance ?? 0);
            return Tolerance.Measured(DistanceUnit.Relative, distances.Max(), variants.Length);
        }

        NetworkNumbers First(NetworkStart at) =>
            new([network.Loss(at.Parameters, at.Batches[0])], network.Gradient(at.Parameters, at.Batches[0]));

        Func<NetworkStart, NetworkNumbers> Trained(string setting) => at =>
        {
            var losses = ImmutableArray.CreateBuilder<double>(at.Batches.Length);
            var end = at.Batches.Fold(recorded.Optimizer(setting), at.Parameters, network, observer: step => losses.Add(step.Loss), cancellation: cancelled);
            lock (gate) observe(new(++done, total, setting));
            return new(losses.ToImmutable(), end.Parameters);
        };
    }
}

/// <summary>The progress of the comparison of a network.</summary>
/// <param name="Done">The trainings that are over.</param>
/// <param name="Total">The number of cases, if none agrees bit for bit.</param>
/// <param name="Subject">The case.</param>
internal readonly record struct NetworkProgress(long Done, long Total, string Subject) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "runs";

    /// <inheritdoc/>
    public string State => $"run {Done} of {Total}";
}
