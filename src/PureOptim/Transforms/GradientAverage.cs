using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A running average of the gradients instead of the gradient, or of the updates instead of the update.
/// <code>
/// m' = β m + (1 - β) g
/// g' = m' / (1 - β^t)        (m' where it is not corrected)
/// </code>
/// </summary>
/// <remarks>
/// <para>It costs two products, a sum and a quotient a coordinate, and keeps one number for it.</para>
/// <para>As Optax's <c>ema</c>. The average of the updates of <see cref="Sgd"/> is the first moment of <see cref="Adam"/> alone.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
/// <param name="Decay">The share β of the average that survives a step, at least 0 and below 1, without unit.</param>
public sealed record GradientAverage(IOptimizer Wrapped, Schedule Decay) : StagedWrapper(Wrapped)
{
    private const string Average = nameof(Average);

    /// <summary>The share β of the average that survives a step, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne)]
    public Schedule Decay { get; init => field = Checked(value); } = Guard.Within(Decay, Bounds.BelowOne, nameof(Decay));

    /// <summary>Whether the average is divided by the weight of all that it has seen.</summary>
    public bool IsCorrected { get; init; } = true;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero(Average, "m")];

    /// <summary>What is remembered of updates may depend on where the parameters stand: a rule that says where they go has updates that are differences.</summary>
    public override OptimizerTraits Traits => Wrapped.Kept(
        (Stage == WrapperStage.Gradient ? OptimizerTraits.TranslationInvariant : OptimizerTraits.None)
        | OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override Vector Change(TensorStep tensor, Vector vector, StepContext t)
    {
        var decay = t.Of(Decay);
        var average = tensor.Keep(Average, decay * tensor[Average] + (1 - decay) * vector);
        return IsCorrected ? average / t.OneMinusPower(Decay) : average;
    }
}
