using System.Globalization;
using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Benchmarks;

/// <summary>The dense products of E2 on one thread against OpenBLAS on one thread.</summary>
internal static class ProductBenchmark
{
    internal static IEnumerable<Row> Run(Selection selection)
    {
        var peer = Peer.Python(Peer.Numpy, "gemm_openblas.py", ["--threads", "1"]);
        (string Kind, int Rows, int Inner, int Columns)[] products =
        [
            ("A*B", 128, 784, 100), ("A*B", 128, 100, 100), ("A*B", 128, 100, 10), ("At*B", 784, 128, 100), ("At*B", 100, 128, 100), ("At*B", 100, 128, 10),
            ("A*Bt", 128, 10, 100), ("A*Bt", 128, 100, 100),
        ];
        foreach (var (kind, rows, inner, columns) in products)
        {
            foreach (var type in new[] { "float32", "float64" })
            {
                var what = $"{kind}, {rows} x {inner} x {columns}, {type}";
                if (!selection.Wants(what)) continue;
                var seconds = type == "float32" ? Seconds<float>(kind, rows, inner, columns) : Seconds<double>(kind, rows, inner, columns);
                var ours = 2e-9 * rows * inner * columns / seconds;
                var theirs = Theirs(peer, kind, rows, inner, columns, type);
                yield return new(
                    what, $"{ours:F1} GFLOP/s", theirs is { } rate ? $"OpenBLAS ({peer.Text("kernel")}): {rate:F1} GFLOP/s" : peer.Absence,
                    theirs is { } other ? $"{ours / other:F2}" : "", "at least 1.0");
            }
        }
    }

    private static double? Theirs(Peer peer, string kind, int rows, int inner, int columns, string type)
    {
        if (peer.Answer is not { } answer) return null;
        var found = answer.GetProperty("products").EnumerateArray().First(product =>
            product.GetProperty("product").GetString() == kind && product.GetProperty("rows").GetInt32() == rows && product.GetProperty("inner").GetInt32() == inner
            && product.GetProperty("columns").GetInt32() == columns && product.GetProperty("dtype").GetString() == type);
        return found.GetProperty("gflops").GetProperty(1.ToString(CultureInfo.InvariantCulture)).GetDouble();
    }

    private static double Seconds<T>(string kind, int rows, int inner, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (left, right, result) = (new T[rows * inner], new T[inner * columns], new T[rows * columns]);
        RandomKey.FromSeed(1).FillNormal<T>(left);
        RandomKey.FromSeed(2).FillNormal<T>(right);
        return Measurement.BestSeconds(kind switch
        {
            "A*B" => () => MatrixProduct.Multiply<T>(left, right, result, rows, inner, columns),
            "At*B" => () => MatrixProduct.MultiplyTransposedLeft<T>(left, right, result, rows, inner, columns),
            _ => () => MatrixProduct.MultiplyTransposedRight<T>(left, right, result, rows, inner, columns),
        });
    }
}
