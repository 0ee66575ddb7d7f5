using System.Numerics;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>A product with all its terms, in the way of its <see cref="ProductPlan"/>.</summary>
internal static unsafe class DenseProduct
{
    /// <summary>The product with an epilogue. The result must not overlap an operand: at the edges, tiles may overlap and compute elements twice.</summary>
    internal static void Multiply<T, TEpilogue>(in ProductOperands<T> of, ProductPlan plan, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (plan.Way == ProductWay.Strips) StripProduct.Multiply(of, plan, epilogue);
        else if (plan.Way == ProductWay.TenColumns) OfTenColumns(of, epilogue);
        else if (Vector512.IsHardwareAccelerated) BlockedProduct<Width512<T>, T>.Multiply(of, plan, epilogue);
        else if (Vector256.IsHardwareAccelerated) BlockedProduct<Width256<T>, T>.Multiply(of, plan, epilogue);
        else BlockedProduct<Width128<T>, T>.Multiply(of, plan, epilogue);
    }

    private static void OfTenColumns<T, TEpilogue>(in ProductOperands<T> of, TEpilogue epilogue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        if (sizeof(T) == sizeof(float)) OfTenColumns<Width256<T>, TailPair32<T>, T, TEpilogue>(of, epilogue);
        else OfTenColumns<WidthTwice<Width256<T>, T>, TailPair64<T>, T, TEpilogue>(of, epilogue);
    }

    private static void OfTenColumns<V, P, T, TEpilogue>(in ProductOperands<T> of, TEpilogue epilogue)
        where V : struct, IVectorWidth<V, T>
        where P : struct, ITailPair<P, V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEpilogue : struct, IProductEpilogue<T>
    {
        nint row = 0;
        for (; row <= of.Rows - ProductPlan.TallTile; row += ProductPlan.TallTile) TenColumnKernel<V, P, T>.Eight(of, row, epilogue);
        if (row < of.Rows) TenColumnKernel<V, P, T>.Eight(of, of.Rows - ProductPlan.TallTile, epilogue);
    }
}
