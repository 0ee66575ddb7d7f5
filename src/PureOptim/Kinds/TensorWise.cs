namespace PureOptim.Core;

/// <summary>
/// An optimizer whose formula looks at whole tensors, or at all parameters as one vector: at norms, sums, rows and columns, matrix products.
/// The formula is written with <see cref="Vector"/> and <see cref="Numerics.Scalar"/>, as in its paper.
/// </summary>
public abstract record TensorWise : Optimizer
{
    /// <summary>Whether the formula is applied to each tensor by itself or to the model as one vector.</summary>
    protected internal abstract Scope Scope { get; }

    /// <summary>The update of a tensor, or of the model, in one step. New values of slots go to <see cref="TensorStep.Keep(string, Vector)"/>.</summary>
    /// <param name="tensor">The tensor, or the model.</param>
    /// <param name="t">The step.</param>
    protected internal abstract Vector Step(TensorStep tensor, StepContext t);

    /// <inheritdoc/>
    internal sealed override Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout) =>
        new TensorWiseStepper<E>(this, kernel, memory, layout);
}
