using System.Numerics;
using PureOptim.Networks;

namespace PureOptim.Tests.Networks;

/// <summary>Small made-up examples: a third of the bytes are not zero.</summary>
internal static class Samples
{
    internal static Examples Examples(int count, int inputs, int classes)
    {
        var key = RandomKey.FromSeed(42);
        var (pixels, labels) = (new byte[count * inputs], new byte[count]);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = key.IntegerBelow((ulong)i, 3) == 0 ? (byte)key.FoldIn(1).IntegerBelow((ulong)i, 256) : (byte)0;
        for (var i = 0; i < labels.Length; i++) labels[i] = (byte)key.FoldIn(2).IntegerBelow((ulong)i, classes);
        return new(pixels, labels);
    }

    internal static Batch<T>[] Batches<T>(Examples examples, int batches, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var key = RandomKey.FromSeed(43);
        return
        [
            .. Enumerable.Range(0, batches).Select(batch => examples.Batch<T>(
                [.. Enumerable.Range(0, size).Select(i => key.IntegerBelow((ulong)(batch * size + i), examples.Count))])),
        ];
    }

    internal static Batch<T> AsNumbers<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = new T[batch.Count * batch.InputSize];
        for (var i = 0; i < batch.Count; i++) batch.CopyInputs(i, inputs.AsSpan(i * batch.InputSize, batch.InputSize));
        return new(inputs, batch.Labels);
    }
}
