using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// An objective in one number system, for code that evaluates it at every step of a long run: which formula to run is looked up once, not at
/// every point. Immutable; the bits are the objective's.
/// </summary>
/// <typeparam name="R">The number system of the coordinates.</typeparam>
public sealed class BoundObjective<R>
    where R : struct, IElementary<R>
{
    private readonly PointFunction<R> _formula;
    private readonly Differentiation<R> _differentiation;
    private readonly int _dimension;

    internal BoundObjective(Objective objective, PointFunction<R> formula, Differentiation<R> differentiation) =>
        (Objective, _formula, _differentiation, _dimension) = (objective, formula, differentiation, objective.Dimension);

    /// <summary>The objective.</summary>
    public Objective Objective { get; }

    /// <summary>The value at a point, as <see cref="Objective.Value{R}"/>.</summary>
    /// <exception cref="ArgumentException">The point has not as many coordinates as the function.</exception>
    public R Value(ReadOnlySpan<R> point)
    {
        if (point.Length != _dimension) Objective.RefuseDimension(point.Length, nameof(point));
        return _formula(point);
    }

    /// <summary>Writes the gradient at a point, as <see cref="Objective.Gradient{R}(ReadOnlySpan{R}, Span{R})"/>.</summary>
    /// <param name="point">The point.</param>
    /// <param name="gradient">Receives the gradient: one number for each coordinate.</param>
    /// <exception cref="ArgumentException">The point or the gradient has not as many coordinates as the function.</exception>
    public void Gradient(ReadOnlySpan<R> point, Span<R> gradient)
    {
        if (point.Length != _dimension) Objective.RefuseDimension(point.Length, nameof(point));
        if (gradient.Length != _dimension) Objective.RefuseDimension(gradient.Length, nameof(gradient));
        _differentiation(point, gradient);
    }
}
