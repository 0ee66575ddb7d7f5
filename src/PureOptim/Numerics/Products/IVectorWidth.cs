namespace PureOptim.Numerics;

/// <summary>
/// Some neighbouring elements in one register, for the kernels of <see cref="MatrixProduct"/>. A kernel is written once against this
/// interface; every width, down to a single element, has the same bits for each element.
/// </summary>
internal unsafe interface IVectorWidth<V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>The number of elements in a vector register.</summary>
    static abstract int Count { get; }

    /// <summary>Positive zeros.</summary>
    static abstract V Zero { get; }

    /// <summary>The elements from <paramref name="source"/> on.</summary>
    static abstract V Load(T* source);

    /// <summary>Puts the elements from <paramref name="target"/> on.</summary>
    static abstract void Store(V value, T* target);

    /// <summary>The same element everywhere.</summary>
    static abstract V Broadcast(T value);

    /// <summary>left · right + addend with a single rounding.</summary>
    static abstract V MultiplyAdd(V left, V right, V addend);

    /// <summary>Adds the product with one number to sums, each with a single rounding.</summary>
    static abstract void AddProduct(T factor, V right, ref V sums);

    /// <summary>The same for sums that are a part of several registers: written to their field, they keep their register in a loop.</summary>
    static abstract void AddProductToPart(V factor, V right, ref V sums);

    /// <summary>The same with a right operand in memory, which takes no register.</summary>
    static abstract void AddProductToPart(V factor, T* right, ref V sums);

    /// <summary>The sum.</summary>
    static abstract V Add(V left, V right);

    /// <summary>Negative zeros made positive, and every NaN the one of <c>T.NaN</c>.</summary>
    static abstract V Canonical(V value);

    /// <summary><paramref name="value"/>, but 0 where <paramref name="condition"/> is at most 0; where that is NaN, the value.</summary>
    static abstract V ZeroUnlessPositive(V condition, V value);
}
