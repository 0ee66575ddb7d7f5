using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Parameters that stay within a distance of 0: after every step all of them together are shortened to it where they are longer.
/// <code>
/// θ' = r / max(‖p‖, r) p,    p = θ - u
/// </code>
/// where u is the update of the wrapped optimizer, which knows nothing of it.
/// </summary>
/// <remarks>
/// <para>It costs a norm and a product a coordinate, and keeps nothing. In <see cref="Groups"/> the norm is that of the group: a group for each tensor bounds each.</para>
/// <para>As Optax's <c>projections.projection_l2_ball</c> after each step; <see cref="OnSurface"/> is its <c>projection_l2_sphere</c>.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Radius">The distance r, above 0, in parameter units.</param>
public sealed record Ball(IOptimizer Wrapped, Schedule Radius) : UpdateWrapper(Wrapped)
{
    /// <summary>The distance r, above 0, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("r", "r", Bounds.Positive, Parameter = 1)]
    public Schedule Radius { get; init => field = Checked(value); } = Guard.Within(Radius, Bounds.Positive, nameof(Radius));

    /// <summary>Whether the distance is r, also where it would be less; parameters that are all 0 stay so.</summary>
    [AddedLater]
    public bool OnSurface { get; init; }

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var (point, radius) = (tensor.Parameter - tensor.Update, t.Of(Radius));
        var norm = point.Norm();
        if (OnSurface && norm.Value == 0) return tensor.Update;
        return tensor.To(radius / (OnSurface ? norm : Scalar.Max(norm, radius)) * point);
    }
}
