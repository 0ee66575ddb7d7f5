using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>Sums, means, dot products and norms of vectors whose lengths lie around the places where the order of the sum changes.</summary>
internal sealed record ReductionsRow() : SelfTest("reductions", "sums, means, dot products and norms")
{
    private static readonly int[] _lengths =
        [0, 1, 2, 7, 8, 15, 16, 17, 31, 33, 100, 1_000, 1_023, 1_024, 1_025, 1_041, 2_047, 2_048, 2_049, 3_000, 4_097, 10_001];

    internal override void AddTo<T>(Digest digest, int threads)
    {
        var keys = RandomKey.FromSeed(6).Split();
        foreach (var length in _lengths)
        {
            var (left, right) = (Samples.Of<T>(keys[0], length), Samples.Of<T>(keys[1], length));
            AddSums<T>(digest, left, right);
            if (length == 0) continue;
            foreach (var hostile in Samples.Hostile<T>())
            {
                left[length / 2] = hostile;
                AddSums<T>(digest, left, right);
            }
        }
    }

    private static void AddSums<T>(Digest digest, ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            var x = MemoryMarshal.Cast<T, float>(left);
            var y = MemoryMarshal.Cast<T, float>(right);
            Add<double>(digest, "sums", [Reduction.Sum(x), Reduction.Mean(x), Reduction.Dot(x, y), Reduction.Norm(x)]);
        }
        else
        {
            var x = MemoryMarshal.Cast<T, double>(left);
            var y = MemoryMarshal.Cast<T, double>(right);
            Add<double>(digest, "sums", [Reduction.Sum(x), Reduction.Mean(x), Reduction.Dot(x, y), Reduction.Norm(x)]);
        }
    }
}
