using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Benchmarks;

/// <summary>Dense products, those of E2 and squares, against OpenBLAS.</summary>
internal static class ProductBenchmark
{
    internal static IEnumerable<Row> Run(Selection selection)
    {
        foreach (var products in Product.All.Where(product => selection.Wants(product.Name)).GroupBy(product => product.Threads))
        {
            using var peer = PeerServer.Start(PeerProcess.Numpy, "gemm_openblas.py", products.Key);
            foreach (var product in products)
            {
                var call = product.Type == "float32" ? Call<float>(product) : Call<double>(product);
                var found = Comparison.InTurn(
                    selection.Rounds,
                    () => product.Gflops(Measurement.BestSeconds(call)),
                    () => peer.Seconds(product.Request).In(product.Gflops));
                yield return found.ToRow(product.Name, ProductKernel.Of(product), peer.Described, rate => $"{rate:F1} GFLOP/s", product.Goal);
            }
        }
    }

    private static Action Call<T>(Product of)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, inner, columns) = (of.Rows, of.Inner, of.Columns);
        var (left, right, result) = (new T[rows * inner], new T[inner * columns], new T[rows * columns]);
        RandomKey.FromSeed(1).FillNormal<T>(left);
        RandomKey.FromSeed(2).FillNormal<T>(right);
        return of.Form switch
        {
            "A*B" => () => MatrixProduct.Multiply<T>(left, right, result, rows, inner, columns),
            "At*B" => () => MatrixProduct.MultiplyTransposedLeft<T>(left, right, result, rows, inner, columns),
            _ => () => MatrixProduct.MultiplyTransposedRight<T>(left, right, result, rows, inner, columns),
        };
    }
}
