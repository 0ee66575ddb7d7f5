using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A function to minimise: an immutable value whose formula is written once, over any number system. Its gradient comes from
/// <see cref="Dual{R}"/>, so how the formula is written decides the last bits of the gradient.
/// </summary>
public abstract partial record Objective
{
    /// <summary>The name that <see cref="ByName"/> and descriptions know it by: its type's, with a small first letter; a user's own function has the name that the user gave.</summary>
    public virtual string Name => char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..];

    /// <summary>The publication of the function.</summary>
    public abstract string Source { get; }

    /// <summary>The number of coordinates.</summary>
    public abstract int Dimension { get; }

    /// <summary>A usual place to start from.</summary>
    public abstract Parameters<double> Start { get; }

    /// <summary>The global minima as far as they are known; empty where none is.</summary>
    public virtual ImmutableArray<Minimum> Minima => [];

    /// <summary>The part of the plane of the first two coordinates that shows what there is to see.</summary>
    public virtual PictureWindow Window => new(-10, 10, -10, 10);

    /// <summary>The text of a record has the dimension, and what the function adds.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append(Invariant($"Dimension = {Dimension}"));
        return true;
    }

    /// <summary>The same function of another number of coordinates.</summary>
    /// <exception cref="ArgumentException">It has no such form.</exception>
    public virtual Objective WithDimension(int dimension) => dimension == Dimension
        ? this
        : throw new ArgumentException(Invariant($"{Name} has {Counted.Of(Dimension, "coordinate")}, not {dimension}."), nameof(dimension));

    /// <summary>The value at a point, in the number system of its coordinates.</summary>
    /// <exception cref="ArgumentException">The point has not as many coordinates as the function.</exception>
    public R Value<R>(params ReadOnlySpan<R> point)
        where R : struct, IElementary<R>
    {
        if (point.Length != Dimension) RefuseDimension(point.Length, nameof(point));
        return Evaluate(point);
    }

    /// <summary>The value at a point. If the function overflows, it is infinite or NaN, which is not an error.</summary>
    /// <inheritdoc cref="Value{R}"/>
    public T Loss<T>(Parameters<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(point);
        return typeof(T) == typeof(float)
            ? Unsafe.BitCast<Real32, T>(Value(MemoryMarshal.Cast<T, Real32>(point.Values)))
            : Unsafe.BitCast<Real64, T>(Value(MemoryMarshal.Cast<T, Real64>(point.Values)));
    }

    /// <summary>The gradient at a point: one evaluation for each coordinate.</summary>
    /// <returns>One vector with the layout of the point.</returns>
    /// <inheritdoc cref="Value{R}"/>
    public Parameters<T> Gradient<T>(Parameters<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Derivative(1, point);

    /// <summary>Writes the gradient at a point, in the number system of its coordinates.</summary>
    /// <param name="point">The point.</param>
    /// <param name="gradient">Receives the gradient: one number for each coordinate.</param>
    /// <exception cref="ArgumentException">The point or the gradient has not as many coordinates as the function.</exception>
    public void Gradient<R>(ReadOnlySpan<R> point, Span<R> gradient)
        where R : struct, IElementary<R>
    {
        if (point.Length != Dimension) RefuseDimension(point.Length, nameof(point));
        if (gradient.Length != Dimension) RefuseDimension(gradient.Length, nameof(gradient));
        Differentiate(Evaluate, point, gradient);
    }

    /// <summary>The curvature at a point: the second derivative along each coordinate, the diagonal of the Hessian; one evaluation for each coordinate.</summary>
    /// <returns>One vector with the layout of the point.</returns>
    /// <inheritdoc cref="Value{R}"/>
    public Parameters<T> Curvature<T>(Parameters<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Derivative(2, point);

    /// <summary>Writes the curvature at a point, in the number system of its coordinates: the derivative of the derivative, by dual numbers of dual numbers.</summary>
    /// <param name="point">The point.</param>
    /// <param name="curvature">Receives the curvature: one number for each coordinate.</param>
    /// <exception cref="ArgumentException">The point or the curvature has not as many coordinates as the function.</exception>
    public void Curvature<R>(ReadOnlySpan<R> point, Span<R> curvature)
        where R : struct, IElementary<R>
    {
        if (point.Length != Dimension) RefuseDimension(point.Length, nameof(point));
        if (curvature.Length != Dimension) RefuseDimension(curvature.Length, nameof(curvature));
        var along = new Dual<Dual<R>>[point.Length];
        for (var i = 0; i < along.Length; i++) along[i] = Dual<Dual<R>>.Constant(Dual<R>.Constant(point[i]));
        for (var i = 0; i < along.Length; i++)
        {
            along[i] = Dual<Dual<R>>.Variable(Dual<R>.Variable(point[i]));
            curvature[i] = Evaluate<Dual<Dual<R>>>(along).Tangent.Tangent;
            along[i] = Dual<Dual<R>>.Constant(Dual<R>.Constant(point[i]));
        }
    }

    /// <summary>The function in one number system, for evaluations at many points.</summary>
    public BoundObjective<R> Bind<R>()
        where R : struct, IElementary<R> => new(this, FormulaOver<R>(), DifferentiationOver<R>());

    /// <summary>Complains about a point or a gradient of another dimension.</summary>
    [DoesNotReturn]
    internal void RefuseDimension(int coordinates, string name) =>
        throw new ArgumentException(Invariant($"{Name} has {Counted.Of(Dimension, "coordinate")}, the {name} has {coordinates}."), name);

    /// <summary>The formula with the number system chosen, so that calling it looks nothing up.</summary>
    private protected virtual PointFunction<R> FormulaOver<R>()
        where R : struct, IElementary<R> => Evaluate;

    /// <summary>The gradient with the number system chosen. Point and gradient have as many coordinates as the function.</summary>
    private protected virtual Differentiation<R> DifferentiationOver<R>()
        where R : struct, IElementary<R>
    {
        PointFunction<Dual<R>> formula = Evaluate;
        return (point, gradient) => Differentiate(formula, point, gradient);
    }

    /// <summary>The derivative of first or second order along each coordinate, in the number system of the point's elements.</summary>
    private Parameters<T> Derivative<T>(int order, Parameters<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(point);
        return Parameters<T>.Create(point.Layout, derivative =>
        {
            if (typeof(T) == typeof(float)) Write(MemoryMarshal.Cast<T, Real32>(point.Values), MemoryMarshal.Cast<T, Real32>(derivative));
            else Write(MemoryMarshal.Cast<T, Real64>(point.Values), MemoryMarshal.Cast<T, Real64>(derivative));
        });

        void Write<R>(ReadOnlySpan<R> at, Span<R> derivative)
            where R : struct, IElementary<R>
        {
            if (order == 1) Gradient(at, derivative);
            else Curvature(at, derivative);
        }
    }

    /// <summary>Writes a gradient: one evaluation for each coordinate.</summary>
    private static void Differentiate<R>(PointFunction<Dual<R>> formula, ReadOnlySpan<R> point, Span<R> gradient)
        where R : struct, IElementary<R>
    {
        Few<Dual<R>> few = default;
        var along = point.Length <= Few<Dual<R>>.Length ? ((Span<Dual<R>>)few)[..point.Length] : new Dual<R>[point.Length];
        for (var i = 0; i < along.Length; i++) along[i] = Dual<R>.Constant(point[i]);
        for (var i = 0; i < along.Length; i++)
        {
            along[i] = Dual<R>.Variable(point[i]);
            gradient[i] = formula(along).Tangent;
            along[i] = Dual<R>.Constant(point[i]);
        }
    }

    /// <summary>The formula. Sums go over the coordinates in order.</summary>
    /// <param name="x">The point, with <see cref="Dimension"/> coordinates.</param>
    protected abstract R Evaluate<R>(ReadOnlySpan<R> x)
        where R : struct, IElementary<R>;
}
