using PureOptim.Numerics;

namespace PureOptim;

/// <summary>A function of two coordinates.</summary>
public abstract record PlanarObjective : Objective
{
    /// <inheritdoc/>
    public sealed override int Dimension => 2;

    /// <summary>The formula.</summary>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    protected abstract R Evaluate<R>(R x, R y)
        where R : struct, IElementary<R>;

    /// <inheritdoc/>
    private protected sealed override PointFunction<R> FormulaOver<R>()
    {
        Func<R, R, R> formula = Evaluate;
        return point => formula(point[0], point[1]);
    }

    /// <inheritdoc/>
    private protected sealed override Differentiation<R> DifferentiationOver<R>()
    {
        Func<Dual<R>, Dual<R>, Dual<R>> formula = Evaluate;
        return (point, gradient) =>
        {
            gradient[0] = formula(Dual<R>.Variable(point[0]), Dual<R>.Constant(point[1])).Tangent;
            gradient[1] = formula(Dual<R>.Constant(point[0]), Dual<R>.Variable(point[1])).Tangent;
        };
    }

    /// <inheritdoc/>
    protected sealed override R Evaluate<R>(ReadOnlySpan<R> x) => Evaluate(x[0], x[1]);
}
