using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>A wrapper that makes one change to the gradient that the wrapped optimizer gets, or to the update that it would take off.</summary>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public abstract record StagedWrapper(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    /// <summary>Whether the gradient or the update is changed; the gradient unless said otherwise.</summary>
    public WrapperStage Stage { get; init => field = Argument.Defined(value); } = WrapperStage.Gradient;

    /// <summary>The changed vector.</summary>
    /// <param name="tensor">The tensor, or the model.</param>
    /// <param name="vector">Its gradient, or its update.</param>
    /// <param name="t">The step.</param>
    protected internal abstract Vector Change(TensorStep tensor, Vector vector, StepContext t);

    /// <inheritdoc/>
    internal sealed override UpdateWrapper? Updating => Stage == WrapperStage.Update ? this : null;

    /// <inheritdoc/>
    protected internal sealed override Vector Before(TensorStep tensor, StepContext t) => Stage == WrapperStage.Gradient ? Change(tensor, tensor.Gradient, t) : tensor.Gradient;

    /// <inheritdoc/>
    protected internal sealed override Vector After(TensorStep tensor, StepContext t) => Stage == WrapperStage.Update ? Change(tensor, tensor.Update, t) : tensor.Update;
}
