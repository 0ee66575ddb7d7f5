using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The point of a walk over an objective: one slice, which the first thread computes alone.</summary>
/// <param name="objective">The objective.</param>
internal sealed class ObjectiveWorkspace<T>(Objective objective) : IModelWorkspace<ValueTuple, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _point = new T[objective.Dimension];
    private readonly BoundObjective<Real32>? _narrow = typeof(T) == typeof(float) ? objective.Bind<Real32>() : null;
    private readonly BoundObjective<Real64>? _wide = typeof(T) == typeof(double) ? objective.Bind<Real64>() : null;

    /// <inheritdoc/>
    public IReadOnlyList<Range> SlicesOf(int thread) => thread == 0 ? [0.._point.Length] : [];

    /// <inheritdoc/>
    public void Load(int thread, int slice, ReadOnlySpan<T> parameters) => parameters.CopyTo(_point);

    /// <inheritdoc/>
    public void Begin(ValueTuple batch)
    {
    }

    /// <inheritdoc/>
    public void Differentiate(int thread)
    {
    }

    /// <inheritdoc/>
    public void Gradient(int thread, int slice, Span<T> gradient)
    {
        if (typeof(T) == typeof(float)) _narrow!.Gradient(As<Real32>(), MemoryMarshal.Cast<T, Real32>(gradient));
        else _wide!.Gradient(As<Real64>(), MemoryMarshal.Cast<T, Real64>(gradient));
    }

    /// <inheritdoc/>
    public void Evaluate(int thread)
    {
    }

    /// <inheritdoc/>
    public T Loss() => typeof(T) == typeof(float)
        ? Unsafe.BitCast<Real32, T>(_narrow!.Value(As<Real32>()))
        : Unsafe.BitCast<Real64, T>(_wide!.Value(As<Real64>()));

    private ReadOnlySpan<R> As<R>()
        where R : struct => MemoryMarshal.Cast<T, R>(_point);
}
