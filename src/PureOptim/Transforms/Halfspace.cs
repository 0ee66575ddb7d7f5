using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Parameters of which a weighted sum is at most a number, or is one: after every step all of them together are brought to the nearest such point.
/// <code>
/// θ' = p + min((b - ⟨a, p⟩) / ⟨a, a⟩, 0) a        θ' = p + (b - ⟨a, p⟩) / ⟨a, a⟩ a        (on the surface)
/// </code>
/// where p = θ - u, and u is the update of the wrapped optimizer, which knows nothing of it.
/// </summary>
/// <remarks>
/// <para>It costs two sums of products and a product a coordinate, and keeps nothing. In <see cref="Groups"/> the sum is that of the group.</para>
/// <para>As Optax's <c>projections.projection_halfspace</c> after each step; <see cref="OnSurface"/> is its <c>projection_hyperplane</c>.</para>
/// <para>Parameters of another number than the weights are refused with an <see cref="ArgumentException"/>.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Normal">The weights a, without unit, one for each parameter in the order of the layout, or one for all; not all of them 0.</param>
/// <param name="Offset">The number b, in parameter units.</param>
public sealed record Halfspace(IOptimizer Wrapped, Parameters<double> Normal, Schedule Offset) : UpdateWrapper(Wrapped)
{
    /// <summary>The weights a, without unit, one for each parameter in the order of the layout, or one for all; not all of them 0.</summary>
    /// <exception cref="ArgumentException">They are all 0, one is not finite, or there are none.</exception>
    public Parameters<double> Normal { get; init => field = CheckedNormal(value); } = CheckedNormal(Normal);

    /// <summary>The number b, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite at every step.</exception>
    [Hyperparameter("b", "b", Bounds.Finite, Parameter = 1)]
    public Schedule Offset { get; init => field = Checked(value); } = Guard.Within(Offset, Bounds.Finite, nameof(Offset));

    /// <summary>Whether the sum is b, also where it would be less.</summary>
    public bool OnSurface { get; init; }

    /// <summary>None: a sum has a sign, and parameters have weights of their own.</summary>
    public override OptimizerTraits Traits => OptimizerTraits.None;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    internal override void Check(Layout layout)
    {
        base.Check(layout);
        if (Normal.Length != 1 && Normal.Length != layout.Length)
            throw new ArgumentException(Invariant($"{Name} has {Normal.Length} weights, and there are {layout.Length} parameters."), nameof(layout));
    }

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var (point, normal) = (tensor.Parameter - tensor.Update, Normal.Length == 1 ? tensor.Filled(Normal[0]) : tensor.Given(Normal));
        var distance = (t.Of(Offset) - point.Dot(normal)) / normal.Dot(normal);
        return tensor.To(point + (OnSurface ? distance : Scalar.Min(distance, 0)) * normal);
    }

    private static Parameters<double> CheckedNormal(Parameters<double> normal)
    {
        ArgumentNullException.ThrowIfNull(normal);
        foreach (var weight in normal.Values) Argument.Finite(weight, nameof(Normal));
        foreach (var weight in normal.Values)
        {
            if (weight != 0) return normal;
        }

        throw new ArgumentException("A weight must not be 0.", nameof(normal));
    }
}
