namespace PureOptim.Networks.Workspaces;

/// <summary>Distributes examples and slices of the parameters evenly among threads.</summary>
internal static class Partition
{
    /// <summary>The number of rows in a block, given by the kernels.</summary>
    private const int Block = 8;

    /// <summary>The approximate maximum length of a slice, so that its gradient is still in the first cache when the optimizer reads it.</summary>
    private const int StretchElements = 4096;

    /// <summary>The outputs from which on a slice has more: to use what the product reads for many rows saves more than a cache farther away costs.</summary>
    private const int WideOutputs = 256;

    /// <summary>The approximate maximum length of a slice of a wide layer.</summary>
    private const int WideStretchElements = 1 << 19;

    /// <summary>The examples of a thread, as whole blocks except at the end.</summary>
    internal static (int First, int Count) Examples(int count, int thread, int threads)
    {
        var share = (count + threads * Block - 1) / (threads * Block) * Block;
        var first = int.Min(count, thread * share);
        return (first, int.Min(count, first + share) - first);
    }

    /// <summary>The slices of every thread: assigned by decreasing cost, each to the thread with the least work so far.</summary>
    internal static Slice[][] Slices(NetworkShape network, int threads)
    {
        var load = new long[threads];
        var shares = Enumerable.Range(0, threads).Select(_ => new List<Slice>()).ToArray();
        foreach (var slice in All(network, threads).OrderByDescending(Cost).ThenBy(slice => slice.Place.Start.Value))
        {
            var thread = Array.IndexOf(load, load.Min());
            load[thread] += Cost(slice);
            shares[thread].Add(slice);
        }

        return [.. shares.Select(share => share.OrderBy(slice => slice.Place.Start.Value).ToArray())];
    }

    private static IEnumerable<Slice> All(NetworkShape network, int threads)
    {
        for (var i = 0; i < network.Layers.Length; i++)
        {
            var layer = network.Layers[i];
            var (weights, bias) = (network.Layout.Entries[2 * i], network.Layout.Entries[2 * i + 1]);
            var stretch = layer.Outputs >= WideOutputs ? WideStretchElements : StretchElements;
            var rows = int.Min(Blocks(stretch / layer.Outputs), Blocks((layer.Inputs + threads - 1) / threads));
            for (var row = 0; row < layer.Inputs; row += rows)
            {
                var start = weights.Offset + row * layer.Outputs;
                var count = int.Min(rows, layer.Inputs - row);
                yield return new(i, false, row, count, start..(start + count * layer.Outputs));
            }

            yield return new(i, true, 0, 1, bias.Offset..(bias.Offset + bias.Length));
        }
    }

    private static int Blocks(int rows) => int.Max(1, (rows + Block - 1) / Block) * Block;

    /// <summary>Elements, with rows rounded up to blocks. Those of the first layer cost a third: of the pixels behind them, most are zero.</summary>
    private static long Cost(Slice slice) =>
        (slice.Layer == 0 ? 1 : 3) * (long)Blocks(slice.Rows) * (slice.Place.End.Value - slice.Place.Start.Value) / slice.Rows;
}
