using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>The sums of two rows in a <see cref="TenColumnKernel{V, P, T}"/>: parts of one value, they keep their registers in a loop.</summary>
internal unsafe struct TenColumnRows<V, P, T>
    where V : struct, IVectorWidth<V, T>
    where P : struct, ITailPair<P, V, T>
    where T : unmanaged
{
    private V _first;
    private V _second;
    private P _tails;

    /// <summary>Zeros.</summary>
    internal static TenColumnRows<V, P, T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { _first = V.Zero, _second = V.Zero, _tails = P.Zero };
    }

    /// <summary>Adds a term: the factors of both rows, and the elements of the right operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void AddProduct(T* first, T* second, V wide, P pair, ref TenColumnRows<V, P, T> sums)
    {
        var firstEach = V.Broadcast(*first);
        V.AddProductToPart(firstEach, wide, ref sums._first);
        var secondEach = V.Broadcast(*second);
        V.AddProductToPart(secondEach, wide, ref sums._second);
        P.AddProductToPart(firstEach, secondEach, pair, ref sums._tails);
    }

    /// <summary>Stores the wide parts of the rows, and their canonical last columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(TenColumnRows<V, P, T> sums, T* first, T* second, T* tails)
    {
        V.Store(sums._first, first);
        V.Store(sums._second, second);
        P.Store(sums._tails, tails);
    }
}
