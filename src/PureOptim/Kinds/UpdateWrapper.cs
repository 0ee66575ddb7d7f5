namespace PureOptim.Core;

/// <summary>A wrapper that changes what the wrapped optimizer takes off the parameters.</summary>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public abstract record UpdateWrapper(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>
    /// The update to take off the parameters, from <see cref="TensorStep.Update"/>, which the wrapped optimizer would take off. Parameters and gradient
    /// are known too, as they were before the step.
    /// </summary>
    /// <param name="tensor">The tensor, or the model.</param>
    /// <param name="t">The step.</param>
    protected internal abstract Vector After(TensorStep tensor, StepContext t);

    /// <inheritdoc/>
    internal override UpdateWrapper? Updating => this;
}
