namespace PureOptim.Numerics;

/// <summary>The value of a <see cref="Scalar"/> in a number system other than doubles.</summary>
internal abstract class ScalarTwin
{
    /// <summary>The double beside it.</summary>
    /// <exception cref="NotSupportedException">None is known.</exception>
    internal abstract double Read(double value);

    /// <summary>The result of an operation in this system. A scalar that is only a double is that double here.</summary>
    internal abstract ScalarTwin Combine(ScalarOperation operation, Scalar left, Scalar right);

    /// <summary>The choice by comparison in this system.</summary>
    internal abstract ScalarTwin Choose(Scalar left, Scalar right, Scalar then, Scalar otherwise);
}

/// <summary>A scalar's number in the system <typeparamref name="S"/>.</summary>
internal sealed class ScalarTwin<S>(S value) : ScalarTwin
    where S : struct, IScalarSystem<S>
{
    internal S Value { get; } = value;

    /// <inheritdoc/>
    internal override double Read(double value) => typeof(S) == typeof(Symbol) && double.IsNaN(value)
        ? throw new NotSupportedException("What it does is chosen by the value of a number.")
        : value;

    /// <inheritdoc/>
    internal override ScalarTwin Combine(ScalarOperation operation, Scalar left, Scalar right)
    {
        var (x, y) = (left.In<S>(), right.In<S>());
        return new ScalarTwin<S>(operation switch
        {
            ScalarOperation.Sum => x + y,
            ScalarOperation.Difference => x - y,
            ScalarOperation.Product => x * y,
            ScalarOperation.Quotient => x / y,
            ScalarOperation.Negation => -x,
            ScalarOperation.Sqrt => S.Sqrt(x),
            ScalarOperation.Abs => S.Abs(x),
            ScalarOperation.Max => S.Max(x, y),
            ScalarOperation.Min => S.Min(x, y),
            _ => S.Power(x, y),
        });
    }

    /// <inheritdoc/>
    internal override ScalarTwin Choose(Scalar left, Scalar right, Scalar then, Scalar otherwise) =>
        new ScalarTwin<S>(S.IfLess(left.In<S>(), right.In<S>(), then.In<S>(), otherwise.In<S>()));
}
