using PureOptim.Numerics;

namespace PureOptim.Benchmarks;

/// <summary>What runs in the library for a product.</summary>
internal static class ProductKernel
{
    private const int BitsOfTen = 256;

    /// <summary>
    /// The loops of the plan, a tile of the result in them, rows x columns, and the registers: as in <c>blocks 8 x 48, 512 bits</c>. Narrower tiles cover what
    /// is left at the edges.
    /// </summary>
    internal static string Of(Product product) => product.Type == "float32" ? Of<float>(product) : Of<double>(product);

    private static unsafe string Of<T>(Product of)
        where T : unmanaged
    {
        var plan = ProductPlan.Of<T>(new()
        {
            Left = null,
            LeftRow = of.Form == "At*B" ? 1 : of.Inner,
            LeftInner = of.Form == "At*B" ? of.Rows : 1,
            Right = null,
            RightRow = of.Form == "A*Bt" ? 1 : of.Columns,
            RightColumn = of.Form == "A*Bt" ? of.Inner : 1,
            Result = null,
            ResultRow = of.Columns,
            // A thread has its share of them.
            Rows = of.Rows / of.Threads,
            Inner = of.Inner,
            Columns = of.Columns,
        });
        var tile = $"{plan.TileRows} x {ProductPlan.TileRegisters * VectorWidth.Ours / (8 * sizeof(T))}, {VectorWidth.OursInWords}";
        return plan.Way switch
        {
            ProductWay.Blocks => $"blocks {tile}",
            ProductWay.Strips => $"strips {tile}",
            _ => $"ten columns, {plan.TileRows} x {of.Columns}, {BitsOfTen} bits",
        };
    }
}
