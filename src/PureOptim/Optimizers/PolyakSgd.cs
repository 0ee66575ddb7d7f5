using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// SGD with Polyak's step size: as far down the gradient as it takes a straight line to fall to the lowest loss, but not farther than a given rate.
/// <code>
/// γ = min((f - f*) / (c |g|² + ε), η)
/// θ' = θ - γ g
/// </code>
/// where f is the loss at θ, and |g| the Euclidean norm of the gradient of the whole model.
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums a coordinate, and keeps nothing. It needs the loss.</para>
/// <para>
/// c = 1 is Polyak's own step; the paper's theory has c = 1/2 for convex losses. Defaults are those of Optax but for its <c>scaling</c>: what it calls
/// s and γ_max is here c = s and η = s γ_max (its documentation says otherwise, its code this). If the gradient is 0, there is no step; Optax takes
/// none either where c² |g|² + ε is at most 2^-52, whatever the units. PyTorch and Keras have no such optimizer.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>
/// Source: N. Loizou, S. Vaswani, I. Laradji and S. Lacoste-Julien, "Stochastic Polyak Step-size for SGD", AISTATS 2021, equation 3 (SPS_max).
/// </para>
/// </remarks>
[Family(OptimizerFamily.LossBased)]
public sealed record PolyakSgd : TensorWise
{
    /// <summary>The largest rate η, at least 0, in squared parameter units / loss units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "Optax")]
    public Schedule LargestRate { get; init => field = Checked(value); } = 1;

    /// <summary>The lowest loss f*, in loss units: 0 for losses that a model can bring down to 0.</summary>
    [Hyperparameter("f*", "f^*", Bounds.Finite, Parameter = 1, Gradient = 1, Source = "Optax")]
    public Schedule LowestLoss { get; init => field = Checked(value); } = 0;

    /// <summary>c, at least 0, without unit: steps are as long as 1/c.</summary>
    [Hyperparameter("c", "c", Bounds.NonNegative, Source = "Optax")]
    public Schedule Scaling { get; init => field = Checked(value); } = 1;

    /// <summary>ε, at least 0, in squared gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 2, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 0;

    /// <summary>
    /// Whether a loss below <see cref="LowestLoss"/>, which then is not the lowest, leads up to it, as in Optax's variant <c>sps</c>, its default; in
    /// its <c>sps+</c> there is no step.
    /// </summary>
    public bool Climbs { get; init; } = true;

    /// <inheritdoc/>
    public override string DisplayName => "Polyak SGD";

    /// <inheritdoc/>
    public override Needs Needs => Needs.Loss;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.RotationEquivariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var gap = t.Loss - t.Of(LowestLoss);
        if (!Climbs) gap = Scalar.Max(gap, 0);
        var square = tensor.Gradient.Dot(tensor.Gradient);
        var scaled = t.Of(Scaling) * square + t.Of(Epsilon);
        var rate = Scalar.Min(Scalar.IfLess(scaled, double.Epsilon, 0, gap / scaled), t.Of(LargestRate));
        return Scalar.IfLess(0, square, rate, 0) * tensor.Gradient;
    }
}
