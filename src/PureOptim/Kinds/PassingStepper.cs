namespace PureOptim.Core;

/// <summary>A composition at work: another optimizer under its name.</summary>
internal sealed class PassingStepper<E>(StateMemory<E> memory, Stepper<E> body) : Stepper<E>(memory)
    where E : struct
{
    /// <inheritdoc/>
    internal override bool IsLocal => body.IsLocal;

    /// <inheritdoc/>
    internal override bool MovesByGradient => body.MovesByGradient;

    /// <inheritdoc/>
    internal override void Prepare(StepInput<E> input) => body.Prepare(input);

    /// <inheritdoc/>
    internal override void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker) =>
        body.Move(start, parameters, gradients, worker);

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker) =>
        body.Update(start, parameters, gradients, updates, worker);

    /// <inheritdoc/>
    internal override void Finish()
    {
        body.Finish();
        base.Finish();
    }
}
