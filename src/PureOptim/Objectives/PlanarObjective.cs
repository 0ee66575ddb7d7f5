using PureOptim.Numerics;

namespace PureOptim.Objectives;

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
        return x => formula(x[0], x[1]);
    }

    /// <inheritdoc/>
    protected sealed override R Evaluate<R>(ReadOnlySpan<R> x) => Evaluate(x[0], x[1]);
}
