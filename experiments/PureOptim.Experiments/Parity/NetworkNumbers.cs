using System.Collections.Immutable;

namespace PureOptim.Experiments.Parity;

/// <summary>The numbers of one training that are compared.</summary>
/// <param name="Losses">A loss for each batch, in order.</param>
/// <param name="Tensors">A gradient, or parameters at the end.</param>
internal sealed record NetworkNumbers(ImmutableArray<double> Losses, Parameters<double> Tensors)
{
    /// <summary>The largest distance of other numbers from these; null if every bit is the same.</summary>
    /// <remarks>
    /// A loss is compared relative to itself. An element of a gradient or a layer is a sum whose terms may cancel, so it is compared relative
    /// to the largest element of its tensor. The others may have tensors more.
    /// </remarks>
    /// <param name="others">The numbers computed.</param>
    /// <param name="loss">The name of a loss, by its index.</param>
    /// <param name="prefix">The prefix of the names of the tensors.</param>
    internal Deviation? Worst(NetworkNumbers others, Func<int, string> loss, string prefix)
    {
        var comparer = new Comparer(DistanceUnit.Relative, single: false);
        for (var i = 0; i < Losses.Length; i++) comparer.Add(Losses[i], others.Losses[i], double.Abs(Losses[i]), () => loss(i));
        foreach (var entry in Tensors.Layout.Entries)
        {
            var expected = Tensors[entry.Name];
            var found = others.Tensors[entry.Name];
            var largest = 0.0;
            foreach (var value in expected) largest = double.Max(largest, double.Abs(value));
            for (var i = 0; i < expected.Length; i++)
                comparer.Add(expected[i], found[i], largest, () => prefix + Points.Coordinate(Tensors.Layout, entry.Offset + i));
        }

        return comparer.Worst;
    }

    /// <summary>Those tensors that another layout names.</summary>
    internal Parameters<double> Only(Layout layout) => Parameters<double>.Create(layout, values =>
    {
        foreach (var entry in layout.Entries) Tensors[entry.Name].CopyTo(values[entry.Offset..]);
    });
}
