using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Parameters that stay within bounds: after every step each is brought to the nearest number that is allowed.
/// <code>
/// θ' = min(max(θ - u, l), h)
/// </code>
/// where u is the update of the wrapped optimizer, which knows nothing of it.
/// </summary>
/// <remarks>
/// <para>It costs two comparisons a coordinate and keeps nothing. Parameters that begin outside are inside after the first step.</para>
/// <para>As Optax's <c>keep_params_nonnegative</c> (from 0 on, the default here) and <c>projections.projection_box</c>, and Keras's NonNeg.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public sealed record Box(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>The least parameter l, in parameter units; minus infinity for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN.</exception>
    [Hyperparameter("l", "l", Bounds.Finite, Source = "Optax")]
    public double Lower { get; init => field = double.IsNaN(value) ? throw Argument.OutOfRange(nameof(Lower), value, "a number") : value; }

    /// <summary>The greatest parameter h, in parameter units; infinity for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN.</exception>
    [Hyperparameter("h", "h", Bounds.Finite)]
    public double Upper { get; init => field = double.IsNaN(value) ? throw Argument.OutOfRange(nameof(Upper), value, "a number") : value; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.PermutationEquivariant);

    /// <summary>No unit: at a bound that the gradients of a case have nothing to do with, an update is lost in one unit and not in another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => null;

    /// <inheritdoc/>
    protected internal override Vector Finish(TensorStep tensor, StepContext t)
    {
        var parameter = tensor.Parameter;
        if (!double.IsNegativeInfinity(Lower)) parameter = Vector.Max(parameter, Lower);
        return double.IsPositiveInfinity(Upper) ? parameter : Vector.Min(parameter, Upper);
    }
}
