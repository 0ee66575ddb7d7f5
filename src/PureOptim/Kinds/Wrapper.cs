using System.Collections.Immutable;

namespace PureOptim.Core;

/// <summary>
/// An optimizer around another. It may change the gradient before the other sees it, turn the function, take the gradient elsewhere, let the other step only
/// sometimes, change the parameters afterwards, and name another result than the last parameters. Override what it does; the rest passes through.
/// </summary>
/// <param name="Wrapped">The optimizer that is wrapped.</param>
public abstract record Wrapper(IOptimizer Wrapped) : Optimizer
{
    /// <summary>The optimizer that is wrapped.</summary>
    public IOptimizer Wrapped { get; init => field = value ?? throw new ArgumentNullException(nameof(Wrapped)); } = Wrapped ?? throw new ArgumentNullException(nameof(Wrapped));

    /// <summary>The optimizer that is wrapped.</summary>
    public sealed override ImmutableArray<IOptimizer> Inner => [Wrapped];

    /// <summary>The needs of the wrapped optimizer, and gradients at other points if the wrapper takes them.</summary>
    public override Needs Needs => Wrapped.Needs | (LooksElsewhere ? Needs.OtherPoints : Needs.Gradient);

    /// <summary>The scope of <see cref="Before"/>: by default one coordinate at a time.</summary>
    protected internal virtual Scope Scope => Scope.Coordinate;

    /// <summary>Whether the gradient is taken where <see cref="LookAt"/> says.</summary>
    protected internal virtual bool LooksElsewhere => false;

    /// <summary>The point at which the gradient is taken; the parameters themselves by default.</summary>
    /// <param name="tensor">The tensor, or the model, with the gradient at the parameters.</param>
    /// <param name="t">The step.</param>
    protected internal virtual Vector LookAt(TensorStep tensor, StepContext t) => tensor.Parameter;

    /// <summary>
    /// Whether the wrapped optimizer gets the function with its sign turned: the loss, the gradient that <see cref="Before"/> returns, and gradients elsewhere.
    /// </summary>
    protected internal virtual bool NegatesFunction => false;

    /// <summary>The gradient that the wrapped optimizer gets.</summary>
    /// <param name="tensor">The tensor, or the model.</param>
    /// <param name="t">The step.</param>
    protected internal virtual Vector Before(TensorStep tensor, StepContext t) => tensor.Gradient;

    /// <summary>
    /// Whether the wrapped optimizer takes a step in this one. While it does not, nothing of it changes, and no parameter moves by it.
    /// </summary>
    /// <param name="steps">The number of steps taken before this one.</param>
    protected internal virtual bool InnerSteps(long steps) => true;

    /// <summary>The parameters after the step, from <see cref="TensorStep.Parameter"/> as the wrapped optimizer left them; one coordinate at a time.</summary>
    /// <param name="tensor">The model.</param>
    /// <param name="t">The step.</param>
    protected internal virtual Vector Finish(TensorStep tensor, StepContext t) => tensor.Parameter;

    /// <summary>The wrapper itself where it changes updates; null where it does not.</summary>
    internal virtual UpdateWrapper? Updating => null;

    /// <summary>The result of the wrapped optimizer, unless the wrapper overrides it.</summary>
    /// <param name="at">A point of a run.</param>
    public override Parameters<T> Result<T>(Iterate<T> at) => Wrapped.Result(new Iterate<T>(at.Parameters, at.State.Inner[0]));

    /// <inheritdoc/>
    internal override void Check(Layout layout)
    {
        base.Check(layout);
        if (Wrapped is Optimizer optimizer) optimizer.Check(layout);
    }

    /// <inheritdoc/>
    internal sealed override StateMemory<E> InitialMemory<E>(Kernel<E> kernel, Layout layout, ReadOnlySpan<E> parameters) =>
        StateMemory<E>.Initial(Name, Slots, layout, parameters, kernel.Start, Stepping.InitialMemory(Wrapped, kernel, layout, parameters));

    /// <inheritdoc/>
    internal sealed override Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout) =>
        new WrapperStepper<E>(this, kernel, memory, layout, Stepping.Stepper(Wrapped, kernel, memory.Inner[0], layout));
}
