using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Parameters whose magnitudes have a sum of no more than a radius: after every step all of them together are brought to the nearest such point, where many of them are 0.
/// <code>
/// θ' = sign(p) max(|p| - τ, 0)        with the τ for which the sum of magnitudes is r; p where it is less
/// </code>
/// where p = θ - u, and u is the update of the wrapped optimizer, which knows nothing of it.
/// </summary>
/// <remarks>
/// <para>Its cost is that of <see cref="Simplex"/> and a sum a coordinate. In <see cref="Groups"/> the sum is that of the group.</para>
/// <para>As Optax's <c>projections.projection_l1_ball</c> after each step; <see cref="OnSurface"/> is its <c>projection_l1_sphere</c>.</para>
/// <para>Source: J. Duchi et al., "Efficient Projections onto the ℓ1-Ball for Learning in High Dimensions", ICML 2008.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Radius">The sum r of magnitudes, above 0, in parameter units.</param>
public sealed record L1Ball(IOptimizer Wrapped, Schedule Radius) : UpdateWrapper(Wrapped)
{
    /// <summary>The sum r of magnitudes, above 0, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("r", "r", Bounds.Positive, Parameter = 1)]
    public Schedule Radius { get; init => field = Checked(value); } = Guard.Within(Radius, Bounds.Positive, nameof(Radius));

    /// <summary>Whether the sum of magnitudes is r, also where it would be less, as long as no element is 0: such an element stays so, and its share is lost, as in Optax.</summary>
    public bool OnSurface { get; init; }

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var (point, radius) = ((tensor.Parameter - tensor.Update).Stored(), t.Of(Radius));
        if (!OnSurface && point.SumOfMagnitudes().Value <= radius.Value) return tensor.Update;
        var (zeros, magnitudes) = (tensor.Filled(0), Simplex.Nearest(Vector.Abs(point), radius, tensor.Filled(1)));
        return tensor.To(Vector.IfLess(point, zeros, -magnitudes, Vector.IfLess(zeros, point, magnitudes, zeros)));
    }
}
