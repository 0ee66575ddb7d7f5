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
                var found = Comparison.InTurn(
                    selection.Rounds,
                    ProductCall.Gflops(product),
                    () => peer.Seconds(product.Request).In(product.Gflops));
                yield return found.ToRow(product.Name, ProductKernel.Of(product), peer.Described, rate => $"{rate:F1} GFLOP/s", product.Goal);
            }
        }
    }
}
