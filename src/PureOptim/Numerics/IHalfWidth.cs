namespace PureOptim.Numerics;

/// <summary>A register of half the size of another, for a <see cref="TenColumnKernel{V, H, T}"/>.</summary>
internal unsafe interface IHalfWidth<H, V, T> : IVectorWidth<H, T>
    where H : struct, IHalfWidth<H, V, T>
    where V : struct, IVectorWidth<V, T>
    where T : unmanaged
{
    /// <summary>Two elements, and the same two again.</summary>
    static abstract H LoadPairTwice(T* source);

    /// <summary>The elements that fill <paramref name="first"/> in the lower half, those that fill <paramref name="second"/> in the upper.</summary>
    static abstract H Halves(V first, V second);
}
