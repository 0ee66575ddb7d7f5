using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PureOptim.Numerics;

/// <summary>
/// Sums, means, dot products and Euclidean norms in one documented order, so that they have the same bits for every vector width and
/// thread count.
/// </summary>
/// <remarks>
/// <para>
/// The order is a fixed tree. A vector of up to 1,024 elements is a leaf: zeros fill it up to a multiple of 16; it has 16 lanes that start
/// at +0; lane j adds the elements j, j + 16, j + 32, ... in order; then the upper half of the lanes is added to the lower until one is
/// left: lane j + lane (j + 8), j + (j + 4), j + (j + 2), j + (j + 1). A longer vector is split after the largest power of two that is at least 1,024 and leaves something over, and the
/// sum of the right part is added to that of the left.
/// </para>
/// <para>
/// Everything is accumulated in double, elements of <see cref="float"/> too: there their products are exact, nothing overflows, and the
/// result is a double because the scalars of a step are. For n elements no sum goes through more than d = 67 + log2(n / 1024) roundings
/// (the logarithm rounded up, and 0 below 1,024 elements), so its error is at most d u / (1 - d u) times the sum of the absolute terms,
/// with u = 2^-53. A dot product takes its terms by fused multiply-add, which costs one more rounding at most, the first of a lane, and
/// half of 2^-1074 for each product that underflows.
/// </para>
/// <para>The result is NaN, of one bit pattern, where IEEE 754 arithmetic in this order gives any NaN. Of no elements every sum is +0.</para>
/// </remarks>
public static class Reduction
{
    /// <summary>The most elements that are summed without a split.</summary>
    internal const int LeafLength = 1024;

    /// <summary>The number of running sums of a leaf.</summary>
    internal const int LaneCount = 2 * HalfOfLanes;

    private const int HalfOfLanes = 8;

    /// <summary>The sum of the elements.</summary>
    public static double Sum(ReadOnlySpan<float> values) => Canonical(Tree(values, values, default(Terms)));

    /// <inheritdoc cref="Sum(ReadOnlySpan{float})"/>
    public static double Sum(ReadOnlySpan<double> values) => Canonical(Tree(values, values, default(Terms)));

    /// <summary>The sum divided by the number of elements; NaN of none, infinite where the sum overflows.</summary>
    public static double Mean(ReadOnlySpan<float> values) => Canonical(Sum(values) / values.Length);

    /// <inheritdoc cref="Mean(ReadOnlySpan{float})"/>
    public static double Mean(ReadOnlySpan<double> values) => Canonical(Sum(values) / values.Length);

    /// <summary>The sum of the products of elements at the same place.</summary>
    /// <exception cref="ArgumentException">The vectors differ in length.</exception>
    public static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => Canonical(Tree(left, SameLength(left, right), default(Products)));

    /// <inheritdoc cref="Dot(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right) => Canonical(Tree(left, SameLength(left, right), default(Products)));

    /// <summary>The Euclidean norm: the root of the sum of squares. NaN where an element is NaN, else infinity where one is infinite.</summary>
    public static double Norm(ReadOnlySpan<float> values) => double.Sqrt(Dot(values, values));

    /// <summary>
    /// The Euclidean norm: the root of the sum of squares, which overflows only where the norm itself does, and does not underflow: the
    /// elements are scaled by the power of two that brings the largest near 1. NaN where an element is NaN, else infinity where one is infinite.
    /// </summary>
    public static double Norm(ReadOnlySpan<double> values)
    {
        var largest = LargestMagnitude(values);
        if (largest == 0 || !double.IsFinite(largest)) return Canonical(largest);

        var scale = NormScale(largest);
        return double.Sqrt(Tree(values, values, new ScaledSquares(scale))) / scale;
    }

    /// <summary>The largest absolute value, 0 of no elements, NaN where one is NaN. The order does not matter: no step rounds.</summary>
    internal static double LargestMagnitude(ReadOnlySpan<double> values)
    {
        var lanes = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var largest = Vector512<double>.Zero;
        foreach (var lane in lanes) largest = Vector512.Max(largest, Vector512.Abs(lane));
        var result = 0.0;
        for (var i = 0; i < Vector512<double>.Count; i++) result = double.Max(result, largest[i]);
        foreach (var value in values[(lanes.Length * Vector512<double>.Count)..]) result = double.Max(result, double.Abs(value));
        return result;
    }

    /// <summary>The sum of a vector from the sums of its leaves, as the tree adds them.</summary>
    internal static double Total(ReadOnlySpan<double> leaves)
    {
        if (leaves.Length <= 1) return leaves.IsEmpty ? 0 : leaves[0];
        var half = (int)(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)leaves.Length) / 2);
        return Total(leaves[..half]) + Total(leaves[half..]);
    }

    /// <summary>The sum of a leaf, which has at most <see cref="LeafLength"/> elements.</summary>
    internal static double LeafSum<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Leaf(values, values, default(Terms));

    /// <summary>The sum of a leaf's products.</summary>
    internal static double LeafDot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => Leaf(left, right, default(Products));

    /// <summary>The sum of a leaf's squares, each element scaled before.</summary>
    internal static double LeafSquares<T>(ReadOnlySpan<T> values, double scale)
        where T : unmanaged => Leaf(values, values, new ScaledSquares(scale));

    /// <summary>
    /// The scale, a power of two, at which the squares of numbers whose largest magnitude is given neither overflow nor vanish; the scale and its
    /// inverse are normal numbers.
    /// </summary>
    internal static double NormScale(double largest) => PowerOfTwo(-int.Clamp(double.ILogB(largest), -1000, 1000));

    private static double Tree<T, TTerms>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, TTerms terms)
        where T : unmanaged
        where TTerms : struct, ITerms
    {
        if (left.Length <= LeafLength) return Leaf(left, right, terms);
        var half = (int)(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)left.Length) / 2);
        return Tree(left[..half], right[..half], terms) + Tree(left[half..], right[half..], terms);
    }

    private static double Leaf<T, TTerms>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, TTerms terms)
        where T : unmanaged
        where TTerms : struct, ITerms
    {
        var (low, high) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var whole = left.Length - (left.Length % LaneCount);
        ref var leftStart = ref MemoryMarshal.GetReference(left);
        ref var rightStart = ref MemoryMarshal.GetReference(right);
        for (var i = 0; i < whole; i += LaneCount)
        {
            low = terms.AddTo(low, Load(ref leftStart, i), Load(ref rightStart, i));
            high = terms.AddTo(high, Load(ref leftStart, i + HalfOfLanes), Load(ref rightStart, i + HalfOfLanes));
        }

        if (whole < left.Length)
        {
            Span<T> leftRest = stackalloc T[LaneCount];
            Span<T> rightRest = stackalloc T[LaneCount];
            leftRest.Clear();
            rightRest.Clear();
            left[whole..].CopyTo(leftRest);
            right[whole..].CopyTo(rightRest);
            low = terms.AddTo(low, Load(ref leftRest[0], 0), Load(ref rightRest[0], 0));
            high = terms.AddTo(high, Load(ref leftRest[0], HalfOfLanes), Load(ref rightRest[0], HalfOfLanes));
        }

        var eight = low + high;
        var four = eight.GetLower() + eight.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    /// <summary>The 8 elements from <paramref name="start"/> on, in double, which holds each exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Load<T>(ref T first, int start)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector512.WidenLower(Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref first), (nuint)start).ToVector512Unsafe())
            : Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref first), (nuint)start);

    private static ReadOnlySpan<T> SameLength<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right) => left.Length == right.Length
        ? right
        : throw new ArgumentException(Invariant($"The vectors of a dot product have {left.Length} and {right.Length} elements."), nameof(right));

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);

    /// <summary>Machines differ in the sign and payload of the NaN they make; the result has always the same.</summary>
    private static double Canonical(double value) => double.IsNaN(value) ? double.NaN : value;

    /// <summary>The terms that a reduction adds up, computed from the elements of one or two vectors.</summary>
    private interface ITerms
    {
        /// <summary>The running sums with one more term each.</summary>
        Vector512<double> AddTo(Vector512<double> sums, Vector512<double> left, Vector512<double> right);
    }

    private readonly struct Terms : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> AddTo(Vector512<double> sums, Vector512<double> left, Vector512<double> right) => sums + left;
    }

    private readonly struct Products : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> AddTo(Vector512<double> sums, Vector512<double> left, Vector512<double> right) =>
            Vector512.FusedMultiplyAdd(left, right, sums);
    }

    private readonly struct ScaledSquares(double scale) : ITerms
    {
        private readonly Vector512<double> _scale = Vector512.Create(scale);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> AddTo(Vector512<double> sums, Vector512<double> left, Vector512<double> right)
        {
            var scaled = left * _scale;
            return Vector512.FusedMultiplyAdd(scaled, scaled, sums);
        }
    }
}
