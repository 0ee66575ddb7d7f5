using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The operations on vectors that go element by element: in whole lanes, and over the rest one by one, with the same bits.</summary>
/// <typeparam name="E">The element type.</typeparam>
/// <typeparam name="TLanes">Several elements as one number.</typeparam>
/// <typeparam name="TScalar">One element as a number.</typeparam>
internal abstract class LaneKernel<E, TLanes, TScalar> : Kernel<E>
    where E : struct
    where TLanes : struct, IReal<TLanes>
    where TScalar : struct, IReal<TScalar>
{
    private interface IOperator
    {
        static abstract R Of<R>(R left, R right)
            where R : struct, IReal<R>;
    }

    private static int Width => Unsafe.SizeOf<TLanes>() / Unsafe.SizeOf<E>();

    /// <inheritdoc/>
    internal override E Of(Scalar value) => Unsafe.BitCast<TScalar, E>(value);

    /// <inheritdoc/>
    internal override double SmallestPositive => TScalar.SmallestPositive;

    /// <inheritdoc/>
    internal override E Start(double value) =>
        Unsafe.BitCast<TScalar, E>(value > 0 && value < TScalar.SmallestPositive ? TScalar.SmallestPositive : value);

    /// <inheritdoc/>
    internal override Sweep<E> SweepOf(ElementWise optimizer) => new LaneSweep<E, TLanes, TScalar>(optimizer);

    /// <inheritdoc/>
    internal override Stepper<E> StepperOf(ElementWise optimizer, StateMemory<E> memory) =>
        new ElementWiseStepper<E, TLanes, TScalar>(optimizer, Scalars, memory);

    /// <inheritdoc/>
    internal override void Combine(VectorOperator symbol, ReadOnlySpan<E> left, ReadOnlySpan<E> right, Span<E> result)
    {
        switch (symbol)
        {
            case VectorOperator.Sum: Combine<Sum>(left, right, result); break;
            case VectorOperator.Difference: Combine<Difference>(left, right, result); break;
            case VectorOperator.Product: Combine<Product>(left, right, result); break;
            case VectorOperator.Quotient: Combine<Quotient>(left, right, result); break;
            case VectorOperator.Angle: Combine<Angle>(left, right, result); break;
            case VectorOperator.Max: Combine<Max>(left, right, result); break;
            default: Combine<Min>(left, right, result); break;
        }
    }

    /// <inheritdoc/>
    internal override void Combine(VectorOperator symbol, ReadOnlySpan<E> vector, Scalar number, bool isLeft, Span<E> result)
    {
        switch (symbol)
        {
            case VectorOperator.Sum: Combine<Sum>(vector, number, isLeft, result); break;
            case VectorOperator.Difference: Combine<Difference>(vector, number, isLeft, result); break;
            case VectorOperator.Product: Combine<Product>(vector, number, isLeft, result); break;
            case VectorOperator.Quotient: Combine<Quotient>(vector, number, isLeft, result); break;
            case VectorOperator.Angle: Combine<Angle>(vector, number, isLeft, result); break;
            case VectorOperator.Max: Combine<Max>(vector, number, isLeft, result); break;
            default: Combine<Min>(vector, number, isLeft, result); break;
        }
    }

    /// <inheritdoc/>
    internal override void Scale(E factor, ReadOnlySpan<E> values, Span<E> result) => Combine<Product>(values, ToScalar(factor), isLeft: true, result);

    /// <inheritdoc/>
    internal override void Map(VectorFunction function, ReadOnlySpan<E> values, Span<E> result)
    {
        ref var lanes = ref As<TLanes>(values);
        ref var into = ref As<TLanes>(result);
        var whole = values.Length / Width;
        for (nint i = 0; i < whole; i++) Unsafe.Add(ref into, i) = Function(function, Unsafe.Add(ref lanes, i));
        ref var one = ref As<TScalar>(values);
        ref var intoOne = ref As<TScalar>(result);
        for (nint i = whole * Width; i < values.Length; i++) Unsafe.Add(ref intoOne, i) = Function(function, Unsafe.Add(ref one, i));

        static R Function<R>(VectorFunction function, R value)
            where R : struct, IReal<R> => function switch
            {
                VectorFunction.Negation => -value,
                VectorFunction.Sqrt => R.Sqrt(value),
                _ => R.Abs(value),
            };
    }

    /// <inheritdoc/>
    internal override void Choose(ReadOnlySpan<E> left, ReadOnlySpan<E> right, ReadOnlySpan<E> then, ReadOnlySpan<E> otherwise, Span<E> result)
    {
        var whole = left.Length / Width;
        Choose<TLanes>(left, right, then, otherwise, result, 0, whole);
        Choose<TScalar>(left, right, then, otherwise, result, whole * Width, left.Length);
    }

    private static void Choose<R>(ReadOnlySpan<E> left, ReadOnlySpan<E> right, ReadOnlySpan<E> then, ReadOnlySpan<E> otherwise, Span<E> result, nint from, nint to)
        where R : struct, IReal<R>
    {
        ref var l = ref As<R>(left);
        ref var r = ref As<R>(right);
        ref var t = ref As<R>(then);
        ref var o = ref As<R>(otherwise);
        ref var into = ref As<R>(result);
        for (var i = from; i < to; i++) Unsafe.Add(ref into, i) = R.IfLess(Unsafe.Add(ref l, i), Unsafe.Add(ref r, i), Unsafe.Add(ref t, i), Unsafe.Add(ref o, i));
    }

    private static void Combine<TOperator>(ReadOnlySpan<E> left, ReadOnlySpan<E> right, Span<E> result)
        where TOperator : struct, IOperator
    {
        ref var l = ref As<TLanes>(left);
        ref var r = ref As<TLanes>(right);
        ref var into = ref As<TLanes>(result);
        nint whole = left.Length / Width;
        for (nint i = 0; i < whole; i++) Unsafe.Add(ref into, i) = TOperator.Of(Unsafe.Add(ref l, i), Unsafe.Add(ref r, i));
        ref var one = ref As<TScalar>(left);
        ref var other = ref As<TScalar>(right);
        ref var intoOne = ref As<TScalar>(result);
        for (var i = whole * Width; i < left.Length; i++) Unsafe.Add(ref intoOne, i) = TOperator.Of(Unsafe.Add(ref one, i), Unsafe.Add(ref other, i));
    }

    private static void Combine<TOperator>(ReadOnlySpan<E> vector, Scalar number, bool isLeft, Span<E> result)
        where TOperator : struct, IOperator
    {
        TLanes all = number;
        TScalar single = number;
        ref var v = ref As<TLanes>(vector);
        ref var into = ref As<TLanes>(result);
        nint whole = vector.Length / Width;
        if (isLeft) for (nint i = 0; i < whole; i++) Unsafe.Add(ref into, i) = TOperator.Of(all, Unsafe.Add(ref v, i));
        else for (nint i = 0; i < whole; i++) Unsafe.Add(ref into, i) = TOperator.Of(Unsafe.Add(ref v, i), all);
        ref var one = ref As<TScalar>(vector);
        ref var intoOne = ref As<TScalar>(result);
        for (var i = whole * Width; i < vector.Length; i++)
            Unsafe.Add(ref intoOne, i) = isLeft ? TOperator.Of(single, Unsafe.Add(ref one, i)) : TOperator.Of(Unsafe.Add(ref one, i), single);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref R As<R>(ReadOnlySpan<E> span)
        where R : struct => ref Unsafe.As<E, R>(ref MemoryMarshal.GetReference(span));

    private readonly struct Sum : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => left + right;
    }

    private readonly struct Difference : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => left - right;
    }

    private readonly struct Product : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => left * right;
    }

    private readonly struct Quotient : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => left / right;
    }

    private readonly struct Max : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => R.Max(left, right);
    }

    private readonly struct Angle : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => R.Atan2(left, right);
    }

    private readonly struct Min : IOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static R Of<R>(R left, R right)
            where R : struct, IReal<R> => R.Min(left, right);
    }
}
