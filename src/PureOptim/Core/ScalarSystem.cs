using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The number system in which the scalars of a step are computed beside their doubles.</summary>
internal abstract class ScalarSystem
{
    /// <summary>The value of a hyperparameter.</summary>
    internal abstract Scalar OfHyperparameter(double value, string name);

    /// <summary>The number of a step, counted from 1.</summary>
    internal abstract Scalar Number(long number);

    /// <summary>A scalar that formulas call by a name of its own.</summary>
    internal virtual Scalar Named(Scalar value, string text, string latex) => value;

    /// <summary>The system for runs in <typeparamref name="R"/>; null where scalars are doubles.</summary>
    internal static ScalarSystem? For<R>()
        where R : struct =>
        typeof(R) == typeof(Interval) ? Exact<Interval>.Instance
        : typeof(R) == typeof(Interval32) ? Exact<Interval32>.Instance
        : typeof(R) == typeof(Rational) ? Exact<Rational>.Instance
        : null;

    /// <summary>Every hyperparameter is the number itself.</summary>
    private sealed class Exact<S> : ScalarSystem
        where S : struct, IScalarSystem<S>
    {
        internal static Exact<S> Instance { get; } = new();

        internal override Scalar OfHyperparameter(double value, string name) => Scalar.Of<S>(value, value);

        internal override Scalar Number(long number) => Scalar.Of<S>(number, (double)number);
    }
}
