using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Parameters that are at least 0 and have a sum, as probabilities do: after every step all of them together are brought to the nearest such point.
/// <code>
/// θ' = max(p - τ, 0)        with the τ for which the sum is s
/// </code>
/// where p = θ - u, and u is the update of the wrapped optimizer, which knows nothing of it.
/// </summary>
/// <remarks>
/// <para>
/// It costs two sums a coordinate for each number of elements above 0 that is tried, mostly a few, and keeps nothing. In <see cref="Groups"/> the sum is that of the group: a group for each tensor makes each a distribution.
/// </para>
/// <para>As Optax's <c>projections.projection_simplex</c> after each step, which sorts.</para>
/// <para>Source: C. Michelot, "A finite algorithm for finding the projection of a point onto the canonical simplex of R^n", Journal of Optimization Theory and Applications 50, 1986.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Total">The sum s, above 0, in parameter units.</param>
public sealed record Simplex(IOptimizer Wrapped, Schedule Total) : UpdateWrapper(Wrapped)
{
    /// <summary>The sum s, above 0, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and above 0 at every step.</exception>
    [Hyperparameter("s", "s", Bounds.Positive, Parameter = 1)]
    public Schedule Total { get; init => field = Checked(value); } = Guard.Within(Total, Bounds.Positive, nameof(Total));

    /// <summary>None: a sum has a sign, and which elements are above 0 is a matter of comparisons, which bounds of rounding leave open.</summary>
    public override OptimizerTraits Traits => OptimizerTraits.None;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t) => tensor.To(Nearest(tensor.Parameter - tensor.Update, t.Of(Total), tensor.Filled(1)));

    /// <summary>The nearest point whose elements are at least 0 and have a sum.</summary>
    /// <param name="point">The point.</param>
    /// <param name="total">The sum.</param>
    /// <param name="ones">A vector of ones, as long.</param>
    internal static Vector Nearest(Vector point, Scalar total, Vector ones)
    {
        var (zeros, above) = ((Scalar)0 * ones, ones);
        Scalar count = point.Length;
        while (true)
        {
            // The mean of the elements that stay above 0 is s over their number: as they are moved, others fall below.
            var moved = (point - Vector.IfLess(zeros, above, point, zeros).Sum() / count + total / count).Stored();
            var left = Vector.IfLess(zeros, moved, ones, zeros).Sum();
            if (!(left.Value < count.Value && left.Value > 0)) return Vector.Max(moved, 0);
            (above, count) = (moved, left);
        }
    }
}
