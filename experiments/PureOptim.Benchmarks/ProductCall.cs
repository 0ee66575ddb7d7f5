using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Benchmarks;

/// <summary>A product that can be run: its operands, and the threads that share the rows of its result.</summary>
internal static class ProductCall
{
    /// <summary>Billions of products and sums a second, the best within the time of a round.</summary>
    internal static Func<double> Gflops(Product of) => of.Type == "float32" ? Of<float>(of) : Of<double>(of);

    private static Func<double> Of<T>(Product of)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (left, right, result) = (Pinned<T>(of.Rows * of.Inner), Pinned<T>(of.Inner * of.Columns), Pinned<T>(of.Rows * of.Columns));
        RandomKey.FromSeed(1).FillNormal<T>(left);
        RandomKey.FromSeed(2).FillNormal<T>(right);
        var team = new Team(of.Threads);
        void Share(int thread)
        {
            var (from, to) = team.ShareOf(thread, of.Rows);
            Multiply(of, left, right, result, from, to);
        }

        return () => of.Gflops(Helpers.During(team, () => Measurement.BestSeconds(() => team.Run(Share))));
    }

    private static T[] Pinned<T>(int length) => GC.AllocateArray<T>(length, pinned: true);

    private static unsafe void Multiply<T>(Product of, T[] left, T[] right, T[] result, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* a = left, b = right, c = result)
        {
            var (row, inner) = of.Form == "At*B" ? (1, of.Rows) : (of.Inner, 1);
            Numerics.Product.Multiply<T>(
                new()
                {
                    Left = a + (nint)from * row,
                    LeftRow = row,
                    LeftInner = inner,
                    Right = b,
                    RightRow = of.Form == "A*Bt" ? 1 : of.Columns,
                    RightColumn = of.Form == "A*Bt" ? of.Inner : 1,
                    Result = c + (nint)from * of.Columns,
                    ResultRow = of.Columns,
                    Rows = to - from,
                    Inner = of.Inner,
                    Columns = of.Columns,
                });
        }
    }
}
