using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Gradient accumulation: the wrapped optimizer takes one step for every k gradients, with their mean.
/// <code>
/// a' = a + (g - a) / i        (mean)        a' = a + g        (sum)
/// </code>
/// for the i-th of k gradients; with the k-th the wrapped optimizer takes a step with a' as its gradient, and a is 0 again. Until then neither the
/// parameters nor anything that the wrapped optimizer remembers changes.
/// </summary>
/// <remarks>
/// <para>
/// It keeps one number for each coordinate, of the precision of the parameters. The wrapped optimizer counts its own steps: its schedules and bias
/// corrections know nothing of the parts. A mean of equal gradients is that gradient, to the bit.
/// </para>
/// <para>
/// Wrappers inside act once a step, those around it at every gradient: decay and averages of the parameters belong inside, clipping of the
/// mean gradient too. An optimizer inside that asks for the loss, or for gradients elsewhere (<see cref="Sam"/>), gets those of the last of the k
/// batches; around it, <see cref="Sam"/> takes every one of the k gradients elsewhere.
/// </para>
/// <para>
/// As in Optax (<c>MultiSteps</c>), except that Optax accumulates in float32 whatever the precision, unless configured otherwise. In PyTorch the gradients
/// of several backward passes add up: <see cref="Accumulation.Sum"/>.
/// </para>
/// </remarks>
/// <param name="Wrapped">The optimizer that takes a step for every k gradients.</param>
/// <param name="Steps">The number k of gradients for one step, at least 1.</param>
public sealed record MultiSteps(IOptimizer Wrapped, int Steps) : Wrapper(Wrapped)
{
    /// <summary>The slot of the mean, or the sum, so far.</summary>
    private const string Accumulated = "Accumulated";

    /// <summary>The number k of gradients for one step, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("k", "k", Bounds.AtLeastOne)]
    public int Steps { get; init => field = Checked(value); } = Guard.Within(Steps, Bounds.AtLeastOne, nameof(Steps));

    /// <summary>The way to combine the k gradients.</summary>
    public Accumulation Accumulation { get; init => field = Argument.Defined(value); } = Accumulation.Mean;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(Accumulated)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override bool InnerSteps(long steps) => (steps + 1) % Steps == 0;

    /// <inheritdoc/>
    protected internal override Vector Before(TensorStep tensor, StepContext t)
    {
        var (part, before) = (t.Steps % Steps, tensor[Accumulated]);
        var after = part == 0 ? tensor.Gradient
            : Accumulation == Accumulation.Sum ? before + tensor.Gradient
            : before + (tensor.Gradient - before) / (Scalar)(part + 1);
        if (Steps > 1) tensor.Keep(Accumulated, InnerSteps(t.Steps) ? tensor.Filled(0) : after);
        return after;
    }
}
