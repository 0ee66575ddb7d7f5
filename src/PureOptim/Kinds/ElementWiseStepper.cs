namespace PureOptim.Core;

/// <summary>An element-wise optimizer at work: every coordinate moves by itself, with nothing to prepare.</summary>
internal sealed class ElementWiseStepper<E> : Stepper<E>
    where E : struct
{
    private readonly Sweep<E> _sweep;
    private readonly StepFacts? _facts;

    internal ElementWiseStepper(ElementWise optimizer, Kernel<E> kernel, StateMemory<E> memory)
        : base(memory)
    {
        _sweep = kernel.SweepOf(optimizer);
        _facts = kernel.Scalars is null && memory.Scalars.Length == 0 && optimizer.Needs == Needs.Gradient
            ? null
            : new() { System = kernel.Scalars, Scalars = memory };
    }

    /// <inheritdoc/>
    internal override bool IsLocal => true;

    /// <inheritdoc/>
    internal override void Prepare(StepInput<E> input)
    {
        if (_facts is not null) _facts.Loss = input.Loss;
    }

    /// <inheritdoc/>
    internal override void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker) =>
        _sweep.Run(Memory.Slots, start, parameters, gradients, [], new(Memory.Step, _facts));

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        // The sweep only reads the parameters where it has a place for the updates.
        var readOnly = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters), parameters.Length);
        _sweep.Run(Memory.Slots, start, readOnly, gradients, updates, new(Memory.Step, _facts));
    }
}
