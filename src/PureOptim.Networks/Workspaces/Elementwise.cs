using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Networks.Workspaces;

/// <summary>Functions over all elements of a span, in lanes; the rest one by one, with the same bits.</summary>
internal static class Elementwise
{
    /// <summary>Replaces each element by its function, in place.</summary>
    internal static void Apply<T, TFunction>(Span<T> values, ReadOnlySpan<T> others)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : IElementFunction
    {
        if (typeof(T) == typeof(float))
        {
            Each<Lanes32, TFunction>(MemoryMarshal.Cast<T, Lanes32>(values), MemoryMarshal.Cast<T, Lanes32>(others));
            var done = values.Length / Lanes32.Count * Lanes32.Count;
            Each<Real32, TFunction>(MemoryMarshal.Cast<T, Real32>(values[done..]), MemoryMarshal.Cast<T, Real32>(others[done..]));
        }
        else
        {
            Each<Lanes64, TFunction>(MemoryMarshal.Cast<T, Lanes64>(values), MemoryMarshal.Cast<T, Lanes64>(others));
            var done = values.Length / Lanes64.Count * Lanes64.Count;
            Each<Real64, TFunction>(MemoryMarshal.Cast<T, Real64>(values[done..]), MemoryMarshal.Cast<T, Real64>(others[done..]));
        }
    }

    private static void Each<R, TFunction>(Span<R> values, ReadOnlySpan<R> others)
        where R : struct, IElementary<R>
        where TFunction : IElementFunction
    {
        for (var i = 0; i < values.Length; i++) values[i] = TFunction.Of(values[i], others[i]);
    }

    /// <summary>A gradient on its way back through the rectifier: 0 where the output was 0.</summary>
    internal readonly struct ReluBack : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => R.IfLess(0.0, other, value, R.IfLess(other, double.Epsilon, 0.0, value));
    }

    /// <summary>e^x.</summary>
    internal readonly struct Exp : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => R.Exp(value);
    }

    /// <summary>The natural logarithm of the other number, minus this one.</summary>
    internal readonly struct LogMinus : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => R.Log(other) - value;
    }

    /// <summary>The negative natural logarithm.</summary>
    internal readonly struct MinusLog : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => -R.Log(value);
    }

    /// <summary>The logistic function.</summary>
    internal readonly struct Sigmoid : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => 1.0 / (1.0 + R.Exp(-value));
    }

    /// <summary>A gradient on its way back through the logistic function: g y (1 - y), with the output y beside it.</summary>
    internal readonly struct SigmoidBack : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => value * (other * (1.0 - other));
    }

    /// <summary>The hyperbolic tangent.</summary>
    internal readonly struct Tanh : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => R.Tanh(value);
    }

    /// <summary>A gradient on its way back through the hyperbolic tangent: g (1 - y²), with the output y beside it.</summary>
    internal readonly struct TanhBack : IElementFunction
    {
        public static R Of<R>(R value, R other)
            where R : struct, IElementary<R> => value * (1.0 - other * other);
    }
}
