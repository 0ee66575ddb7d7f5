using System.Globalization;
using PureOptim.Core;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>About how much memory a run takes, from its description alone: a run that cannot fit is refused before it has begun.</summary>
internal static class MemoryEstimate
{
    /// <summary>
    /// Bytes for each number of a path's trace, which is kept whole until it is written: measured as the growth of the tool's peak from short runs to
    /// such of two million numbers (1,000 coordinates, 1,000 steps) and of five million (two coordinates, 300,000 steps), 75 and 60, and rounded up.
    /// </summary>
    private const double BytesOfTraced = 80;

    /// <summary>A point of a network's run is held three times at most: where the fold writes, as the last point shown, and on its way to a checkpoint.</summary>
    private const int Copies = 3;

    /// <summary>Refuses a description whose run does not fit into the memory that the runtime has.</summary>
    internal static void Check(Description description) => Check(description, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Refuses a description whose run does not fit into a number of bytes.</summary>
    internal static void Check(Description description, long available)
    {
        if (description.Problem is Classify network && Parameters(network) > Array.MaxLength)
            throw new RunException(Invariant($"{description.Name}: the network has {Parameters(network):N0} parameters; a vector holds at most {Array.MaxLength:N0}"));
        if (Bytes(description) is var needed && needed > available)
            throw new RunException(Invariant($"{description.Name}: it needs about {Gigabytes(needed)} GB of memory; here are {Gigabytes(available)} GB. {Less(description)} need less"));
    }

    /// <summary>The bytes that a run takes at its peak beside the tool itself and the data.</summary>
    internal static double Bytes(Description description) => description.Problem switch
    {
        Minimize path => BytesOfTraced * description.Optimizers.Length * (description.Steps + 1.0) * (path.Start.Length + 1),
        Classify network => description.Optimizers.Aggregate(0.0, (sum, entry) => sum + Bytes(description, network, entry)),
        _ => 0,
    };

    private static double Bytes(Description description, Classify network, RunEntry entry)
    {
        var vectors = 1 + Slots(entry.Optimizer);
        var activations = (double)network.BatchSize * network.Layers.Sum(width => (long)width);
        return (Parameters(network) * (Copies * vectors + 1 + Beside(entry.Optimizer)) + 2 * activations) * (description.Precision == FloatType.Float32 ? sizeof(float) : sizeof(double));
    }

    /// <summary>The vectors that an optimizer and those in it remember, each at most as long as the parameters; groups share the parameters.</summary>
    private static int Slots(IOptimizer optimizer) => (optimizer is Optimizer kind ? kind.Slots.Count(slot => slot.Shape != SlotShape.Run && slot.Shape != SlotShape.Number) : 0)
        + (optimizer is Partition ? optimizer.Inner.Max(Slots) : optimizer.Inner.Sum(Slots));

    /// <summary>The vectors that one works with: the updates of what it wraps, a point elsewhere and the gradient there.</summary>
    private static int Beside(IOptimizer optimizer) => optimizer.Inner.IsEmpty ? 0
        : optimizer.Inner.Max(Beside) + (optimizer is Sam ? 2 : optimizer is UpdateWrapper ? 1 : 0);

    private static double Parameters(Classify network) => network.Layers.Zip(network.Layers.Skip(1)).Aggregate(0.0, (sum, layer) => sum + (layer.First + 1.0) * layer.Second);

    private static string Less(Description description) =>
        description.Problem is Minimize ? "Fewer steps, coordinates or optimizers" : "Smaller layers or fewer optimizers";

    private static string Gigabytes(double bytes) => (bytes / 1e9).ToString("0.#", NumberFormatInfo.InvariantInfo);
}
