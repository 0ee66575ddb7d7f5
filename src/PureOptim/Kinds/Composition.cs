using System.Collections.Immutable;

namespace PureOptim.Core;

/// <summary>A name, a source and defaults for optimizers that are put together from others.</summary>
public abstract record Composition : Optimizer
{
    /// <summary>The optimizers it is composed of.</summary>
    protected abstract IOptimizer Body { get; }

    /// <summary>The optimizers it is composed of.</summary>
    public sealed override ImmutableArray<IOptimizer> Inner => [Body];

    /// <inheritdoc/>
    public sealed override Needs Needs => Body.Needs;

    /// <inheritdoc/>
    public override Parameters<T> Result<T>(Iterate<T> at) => Body.Result(new Iterate<T>(at.Parameters, at.State.Inner[0]));

    /// <inheritdoc/>
    internal sealed override void Check(Layout layout)
    {
        base.Check(layout);
        if (Body is Optimizer optimizer) optimizer.Check(layout);
    }

    /// <inheritdoc/>
    internal sealed override StateMemory<E> InitialMemory<E>(Kernel<E> kernel, Layout layout, ReadOnlySpan<E> parameters) =>
        StateMemory<E>.Initial(Name, [], layout, parameters, kernel.Start, Stepping.InitialMemory(Body, kernel, layout, parameters));

    /// <inheritdoc/>
    internal sealed override Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout) =>
        new PassingStepper<E>(memory, Stepping.Stepper(Body, kernel, memory.Inner[0], layout));
}
