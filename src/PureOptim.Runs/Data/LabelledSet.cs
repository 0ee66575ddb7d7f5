using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Networks;
using PureOptim.Networks.Formats;

namespace PureOptim.Runs.Data;

/// <summary>Examples with a label each.</summary>
internal abstract record LabelledSet
{
    /// <summary>The number of examples.</summary>
    internal abstract int Count { get; }

    /// <summary>The numbers in an example.</summary>
    internal abstract int InputSize { get; }

    /// <summary>The size of an example in words: "the images to train on have 28 x 28 = 784 pixels".</summary>
    /// <param name="purpose">What they are there for: "train".</param>
    internal abstract string SizeText(string purpose);

    /// <summary>The examples at the given places, in that order.</summary>
    internal abstract Batch<T> Batch<T>(ReadOnlySpan<int> indices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Images with a label each.</summary>
internal sealed record ImageSet(IdxImages Images, IdxLabels Labels) : LabelledSet
{
    private readonly Examples _examples = new(Images.Pixels, Labels.Values);

    internal override int Count => _examples.Count;

    internal override int InputSize => _examples.InputSize;

    internal override string SizeText(string purpose) => Invariant($"the images to {purpose} on have {Images.Rows} x {Images.Columns} = {InputSize} pixels");

    internal override Batch<T> Batch<T>(ReadOnlySpan<int> indices) => _examples.Batch<T>(indices);
}

/// <summary>Points of the plane with a label each. Their coordinates are binary32, so that runs in both precisions learn from the same numbers.</summary>
/// <param name="Coordinates">x and y of each point.</param>
/// <param name="Labels">The class of each point.</param>
internal sealed record PointSet(ImmutableArray<float> Coordinates, ImmutableArray<int> Labels) : LabelledSet
{
    internal override int Count => Labels.Length;

    internal override int InputSize => 2;

    internal override string SizeText(string purpose) => $"the points to {purpose} on have 2 coordinates";

    internal override Batch<T> Batch<T>(ReadOnlySpan<int> indices)
    {
        var (inputs, labels) = (new T[2 * indices.Length], new int[indices.Length]);
        for (var i = 0; i < indices.Length; i++)
        {
            inputs[2 * i] = T.CreateChecked(Coordinates[2 * indices[i]]);
            inputs[2 * i + 1] = T.CreateChecked(Coordinates[2 * indices[i] + 1]);
            labels[i] = Labels[indices[i]];
        }

        return new(inputs, labels);
    }
}
