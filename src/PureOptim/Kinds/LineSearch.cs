using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// A wrapper that goes a rate a of the wrapped optimizer's update, <c>θ' = θ - a u</c>, which it finds by looking at the loss of the same batch along that line. Override
/// <see cref="Search"/>.
/// </summary>
/// <remarks>
/// A step evaluates the batch at several points, so that a fold must be able to: a fold over a model can, a list of gradients cannot. The rate is a double in every number
/// system. What lies around it and changes the gradient or the update leads to other points than those that were looked at.
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are directions.</param>
public abstract record LineSearch(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    /// <summary>The name of the number that is kept: the rate a.</summary>
    protected const string Rate = nameof(Rate);

    /// <inheritdoc/>
    public sealed override Needs Needs => base.Needs | Needs.Loss | Needs.OtherPoints;

    /// <inheritdoc/>
    public sealed override ImmutableArray<Slot> Slots => [Slot.Run(Rate, 1, "a")];

    /// <inheritdoc/>
    public sealed override OptimizerTraits Traits => Wrapped.Kept(OptimizerTraits.Odd | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal sealed override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal sealed override Vector After(TensorStep tensor, StepContext t)
    {
        var rate = Search(new(tensor, t.Loss), t);
        return rate == 0 ? tensor.Filled(0) : (Scalar)rate * tensor.Update;
    }

    /// <summary>The rate to go; 0 to stay.</summary>
    /// <param name="line">The loss along the update. Every look at it is an evaluation of the batch, of which there must be a largest number.</param>
    /// <param name="t">The step.</param>
    protected internal abstract double Search(Line line, StepContext t);
}
