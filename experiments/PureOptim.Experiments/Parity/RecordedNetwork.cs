using System.Collections.Immutable;
using PureOptim.Article;
using PureOptim.Networks;
using PureOptim.Networks.Formats;
using PureOptim.Runs;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Parity;

/// <summary>A safetensors file with the training of a network by another program, of which nothing is believed before it is checked.</summary>
/// <param name="file">The file's name.</param>
/// <param name="content">Its content.</param>
internal sealed class RecordedNetwork(string file, Safetensors content)
{
    /// <summary>
    /// The number that the recorded program adds to a probability before it takes the logarithm: 1e-7, as "Deep Learning from Scratch" does.
    /// </summary>
    private const double LogarithmGuard = 1e-7;

    private const string LossOf = "loss.";
    private const string Initial = "initial.";

    /// <summary>The origin as the file states it.</summary>
    internal string Origin => content.Metadata.GetValueOrDefault("origin", "a network trained by another program");

    /// <summary>The names of the settings that the network was trained with.</summary>
    internal IEnumerable<string> Settings => content.Tensors
        .Where(tensor => tensor.Name.StartsWith(LossOf, StringComparison.Ordinal)).Select(tensor => tensor.Name[LossOf.Length..]);

    /// <summary>The network, by the shapes of its first weights.</summary>
    internal Network Network()
    {
        var sizes = new List<int>();
        for (var layer = 1; content.Contains($"{Initial}W{layer}"); layer++)
        {
            var weights = content[$"{Initial}W{layer}"];
            if (weights.Shape is not [> 0 and <= int.MaxValue and var inputs, > 0 and <= int.MaxValue and var outputs])
                throw new RunException($"{file}: expected inputs and outputs as the shape of {weights.Name}, found {weights}.");
            if (sizes.Count == 0) sizes.Add((int)inputs);
            if (inputs != sizes[^1]) throw new RunException($"{file}: expected {sizes[^1]} inputs, as W{layer - 1} has outputs, found {weights}.");
            sizes.Add((int)outputs);
        }

        return sizes.Count > 0
            ? Networks.Network.Of(Activation.Relu, [.. sizes]) with { ProbabilityOffset = LogarithmGuard }
            : throw new RunException($"{file}: expected a network with a tensor {Initial}W1, found {content.Tensors.Count()} others.");
    }

    /// <summary>The first weights.</summary>
    internal Parameters<double> Start(Network network) => Tensors(network.Layout, Initial);

    /// <summary>The indices of the examples of each batch, checked to be below the number of examples.</summary>
    internal ImmutableArray<int[]> Batches(Examples examples)
    {
        var (batches, values) = (Tensor("batches"), Values<long>("batches"));
        if (batches.Shape is not [> 0, > 0 and var size]) throw new RunException($"{file}: expected a row of indices for each batch, found {batches}.");
        var indices = Array.ConvertAll(values, index => index >= 0 && index < examples.Count
            ? (int)index
            : throw new RunException($"{file}: expected indices below {examples.Count} in 'batches', found {index}."));
        return [.. indices.Chunk((int)size)];
    }

    /// <summary>The images that the network learned from.</summary>
    internal Examples Examples(Network network, string? dataFolder)
    {
        var train = ImageFolder.Read(new Mnist(), dataFolder, network.Classes).Train;
        var examples = new Examples(train.Images.Pixels, train.Labels.Values);
        return examples.InputSize == network.InputSize
            ? examples
            : throw new RunException($"{file}: expected images of {network.InputSize} pixels, as {Initial}W1 has inputs, found {examples.InputSize}.");
    }

    /// <summary>The optimizer of a setting: as the file describes it in its metadata, or that of the article's setting of that name.</summary>
    internal IOptimizer Optimizer(string setting)
    {
        var described = $"optimizer.{setting}";
        return content.Metadata.TryGetValue(described, out var json)
            ? StrictJson.Read($"{file}, {described}", json, place => (IOptimizer)ValueReader.Read(place, typeof(IOptimizer)))
            : ArticleSettings.NetworkSettings.GetValueOrDefault(setting)
                ?? throw new RunException(
                    $"{file}: {LossOf}{setting} is of no setting of the article, and the metadata have no \"{described}\"; "
                    + Nearest.Hint(setting, [.. ArticleSettings.NetworkSettings.Keys]));
    }

    /// <summary>The loss and the gradient of the first batch, before any update.</summary>
    internal NetworkNumbers First(Network network) => new(
        Values<double>("loss0") is [var loss] ? [loss] : throw new RunException($"{file}: expected one number, found {Tensor("loss0")}."),
        Tensors(network.Layout, "gradient0."));

    /// <summary>The losses of a setting, and those tensors that are recorded as final.</summary>
    internal NetworkNumbers Of(string setting, Network network, int batches)
    {
        var losses = Values<double>(LossOf + setting);
        if (losses.Length != batches) throw new RunException($"{file}: expected a loss for each of {batches} batches, found {Tensor(LossOf + setting)}.");
        var prefix = $"final.{setting}.";
        var kept = network.Layout.Entries.Where(entry => content.Contains(prefix + entry.Name)).Select(entry => (entry.Name, entry.Shape));
        return new([.. losses], Tensors(Layout.Of(kept), prefix));
    }

    private SafetensorsTensor Tensor(string name) =>
        content.Contains(name) ? content[name] : throw new RunException($"{file}: expected a tensor '{name}', found none of that name.");

    private T[] Values<T>(string name)
        where T : unmanaged => Named(() => Tensor(name).Values<T>());

    private Parameters<double> Tensors(Layout layout, string prefix) => Named(() => content.ToParameters<double>(layout, prefix));

    private TResult Named<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new RunException($"{file}: {RunException.Words(exception)}", exception);
        }
    }
}
