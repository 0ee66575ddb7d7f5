using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>An element-wise optimizer at work: every coordinate moves by itself.</summary>
internal sealed class ElementWiseStepper<E, TLanes, TScalar> : Stepper<E>
    where E : struct
    where TLanes : struct, IReal<TLanes>
    where TScalar : struct, IReal<TScalar>
{
    private readonly LaneSweep<E, TLanes, TScalar> _sweep;
    private readonly StepFacts? _facts;

    internal ElementWiseStepper(ElementWise optimizer, ScalarSystem? scalars, StateMemory<E> memory)
        : base(memory)
    {
        _sweep = new(optimizer);
        _facts = scalars is null && memory.Scalars.Length == 0 && optimizer.Needs == Needs.Gradient ? null : new() { System = scalars, Scalars = memory };
    }

    /// <inheritdoc/>
    internal override bool IsLocal => true;

    /// <inheritdoc/>
    internal override bool Prepares => _facts is not null;

    /// <inheritdoc/>
    internal override void Prepare(StepInput<E> input)
    {
        if (_facts is null) return;
        _facts.Loss = input.Loss;
        // Numbers of the run are stored once a step, with any coordinates or none.
        if (Memory.Scalars.Length > 0) _sweep.Run(Memory.Slots, 0, [], [], [], new(Memory.Step, _facts));
    }

    /// <inheritdoc/>
    internal override void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker) =>
        _sweep.Run(Memory.Slots, start, parameters, gradients, [], new(Memory.Step, _facts));

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker)
    {
        // The sweep only reads the parameters where it has a place for the updates.
        var readOnly = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(parameters), parameters.Length);
        _sweep.Run(Memory.Slots, start, readOnly, gradients, updates, new(Memory.Step, _facts));
    }
}
