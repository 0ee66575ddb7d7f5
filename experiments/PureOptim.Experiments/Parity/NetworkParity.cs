using System.Collections.Immutable;
using PureOptim.Experiments.Data;
using PureOptim.Experiments.Descriptions;
using PureOptim.Networks;
using PureOptim.Networks.Formats;
using PureOptim.Numerics;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares the training of a network in float64: initial weights and batches are recorded, and so are the first loss and gradient, the
/// loss on each batch after its update, and the last layer at the end.
/// </summary>
/// <remarks>
/// A loss is compared relative to itself. An element of a gradient or a layer is a sum whose terms may cancel, so it is compared relative
/// to the largest element of its tensor.
/// </remarks>
internal static class NetworkParity
{
    /// <summary>
    /// What the recorded program adds to a probability before it takes the logarithm. Its gradient leaves it out, and so does the loss of
    /// <see cref="Network"/>.
    /// </summary>
    private const double LogarithmGuard = 1e-7;

    private const string LossOf = "loss.";
    private const string Initial = "initial.";

    /// <summary>Sums are in another order than in the recorded program's BLAS, and a hundred updates carry the difference along.</summary>
    private static readonly Tolerance _near = Tolerance.Relative(1e-9);

    internal static ParityReport Compare(string file, Safetensors recorded, string? dataFolder, CancellationToken cancelled)
    {
        var network = NetworkOf(file, recorded);
        var start = recorded.ToParameters<double>(network.Layout, Initial);
        var from = new Beginning(start, Batches(file, recorded, network, dataFolder));
        var origin = recorded.Metadata.GetValueOrDefault("origin", "a network trained by another program");
        var settings = recorded.Tensors.Where(tensor => tensor.Name.StartsWith(LossOf, StringComparison.Ordinal));
        return new(file, origin,
        [
            First(recorded, network, start, from.Batches[0]),
            .. settings.Select(losses => Setting(file, recorded, losses, network, from, cancelled)),
        ]);
    }

    private static Network NetworkOf(string file, Safetensors recorded)
    {
        var sizes = new List<int>();
        for (var layer = 1; recorded.Contains($"{Initial}W{layer}"); layer++)
        {
            var weights = recorded[$"{Initial}W{layer}"];
            if (weights.Shape is not [> 0 and <= int.MaxValue and var inputs, > 0 and <= int.MaxValue and var outputs])
                throw new ToolException($"{file}: expected inputs and outputs as the shape of {weights.Name}, found {weights}.");
            if (sizes.Count == 0) sizes.Add((int)inputs);
            sizes.Add((int)outputs);
        }

        return sizes.Count > 0
            ? Network.Of(Activation.Relu, [.. sizes])
            : throw new ToolException($"{file}: expected a network with a tensor {Initial}W1, found {recorded.Tensors.Count()} others.");
    }

    private static ImmutableArray<Batch<double>> Batches(string file, Safetensors recorded, Network network, string? dataFolder)
    {
        var train = ImageFolder.Read(new Mnist(), dataFolder, network.Classes).Train;
        var examples = new Examples(train.Images.Pixels, train.Labels.Values);
        var batches = recorded["batches"];
        if (batches.Shape is not [> 0 and var count, > 0 and var size])
            throw new ToolException($"{file}: expected a row of indices for each batch, found {batches}.");
        var indices = Array.ConvertAll(batches.Values<long>(), index => index >= 0 && index < examples.Count
            ? (int)index
            : throw new ToolException($"{file}: expected indices below {examples.Count} in 'batches', found {index}."));
        return [.. indices.Chunk((int)size).Select(batch => examples.Batch<double>(batch))];
    }

    private static Outcome.Compared First(Safetensors recorded, Network network, Parameters<double> start, Batch<double> batch)
    {
        var comparer = new Comparer(DistanceUnit.Relative, single: false);
        AddLoss(comparer, recorded["loss0"].Values<double>()[0], Loss(network, start, batch), () => "loss0");
        var gradient = recorded.ToParameters<double>(network.Layout, "gradient0.");
        AddTensors(comparer, gradient, network.Gradient(start, batch), "gradient0.");
        return new("loss0 and gradient0", _near, comparer.Worst);
    }

    /// <summary>Trains with one setting: the losses, and the tensors that are recorded as final.</summary>
    private static Outcome Setting(
        string file, Safetensors recorded, SafetensorsTensor losses, Network network, Beginning from, CancellationToken cancelled)
    {
        var name = losses.Name[LossOf.Length..];
        if (!Mappings.Article.NetworkSettings.TryGetValue(name, out var optimizer)) return new Outcome.NotHad(name, $"setting {name}");
        var expected = losses.Values<double>();
        if (expected.Length != from.Batches.Length)
            throw new ToolException($"{file}: expected a loss for each of {from.Batches.Length} batches, found {losses}.");

        var comparer = new Comparer(DistanceUnit.Relative, single: false);
        var at = optimizer.Start(from.Start);
        for (var step = 0; step < expected.Length; step++)
        {
            cancelled.ThrowIfCancellationRequested();
            var batch = from.Batches[step];
            at = optimizer.Step(at.State, at.Parameters, network.Gradient(at.Parameters, batch));
            AddLoss(comparer, expected[step], Loss(network, at.Parameters, batch), () => $"loss after step {step + 1}");
        }

        var prefix = $"final.{name}.";
        var kept = Layout.Of(network.Layout.Entries
            .Where(entry => recorded.Contains(prefix + entry.Name))
            .Select(entry => (entry.Name, entry.Shape)));
        AddTensors(comparer, recorded.ToParameters<double>(kept, prefix), at.Parameters, prefix);
        return new Outcome.Compared(name, _near, comparer.Worst);
    }

    /// <summary>The mean of -log(p + 1e-7) over the probabilities of the right classes, as the recorded program takes it.</summary>
    private static double Loss(Network network, Parameters<double> parameters, Batch<double> batch)
    {
        var outputs = network.Outputs(parameters, batch);
        var sum = 0.0;
        for (var example = 0; example < batch.Count; example++)
        {
            var row = outputs.AsSpan(example * network.Classes, network.Classes);
            var (largest, total) = (double.NegativeInfinity, 0.0);
            foreach (var output in row) largest = double.Max(largest, output);
            foreach (var output in row) total += ElementaryFunctions.Exp(output - largest);
            var probability = ElementaryFunctions.Exp(row[batch.Labels[example]] - largest) / total;
            sum -= ElementaryFunctions.Log(probability + LogarithmGuard);
        }

        return sum / batch.Count;
    }

    private static void AddLoss(Comparer comparer, double recorded, double computed, Func<string> place) =>
        comparer.Add(recorded, computed, double.Abs(recorded), place);

    private static void AddTensors(Comparer comparer, Parameters<double> recorded, Parameters<double> computed, string prefix)
    {
        foreach (var entry in recorded.Layout.Entries)
        {
            var expected = recorded[entry.Name];
            var found = computed[entry.Name];
            var largest = 0.0;
            foreach (var value in expected) largest = double.Max(largest, double.Abs(value));
            for (var i = 0; i < expected.Length; i++)
                comparer.Add(expected[i], found[i], largest, () => prefix + TraceParity.Coordinate(recorded.Layout, entry.Offset + i));
        }
    }

    /// <summary>What every setting has in common.</summary>
    private sealed record Beginning(Parameters<double> Start, ImmutableArray<Batch<double>> Batches);
}
