using System.Numerics;

namespace PureOptim.Core;

/// <summary>
/// An optimizer that is none of this library's kinds, at work: its pure step is taken when the gradient is complete, and its results are copied.
/// </summary>
internal sealed class PureStepper<T>(IOptimizer optimizer, StateMemory<T> memory, Layout layout) : Stepper<T>(memory)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private OptimizerState<T> _state = StateMemory<T>.Freeze(memory);
    private Parameters<T>? _moved;

    /// <inheritdoc/>
    internal override bool IsLocal => false;

    /// <inheritdoc/>
    internal override bool MovesByGradient => false;

    /// <inheritdoc/>
    internal override void Prepare(StepInput<T> input)
    {
        var (parameters, gradients) = (Read(input, input.Parameters), Read(input, input.Gradients!));
        Func<Parameters<T>, Evaluation<T>>? at = input.Evaluate is { } evaluate
            ? point =>
            {
                var gradient = new T[point.Length];
                var loss = evaluate([.. point.Values], gradient);
                return new(new Parameters<T>(layout, gradient), loss?.Value);
            }
        : null;
        var next = optimizer.Step(_state, parameters, new(gradients, input.Loss?.Value, at, input.Curvatures is { } curvatures ? Read(input, curvatures) : null));
        Guard.SameLayout("parameters after the step", layout, next.Parameters.Layout);
        (_moved, _state) = (next.Parameters, next.State);
    }

    /// <inheritdoc/>
    internal override void Move(int start, Span<T> parameters, ReadOnlySpan<T> gradients, Worker<T> worker) =>
        _moved!.Values.Slice(start, parameters.Length).CopyTo(parameters);

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradients, Span<T> updates, Worker<T> worker)
    {
        for (var i = 0; i < parameters.Length; i++) updates[i] = parameters[i] - _moved![start + i];
    }

    /// <inheritdoc/>
    internal override void Finish() => Memory.Replace(_state);

    private Parameters<T> Read(StepInput<T> input, VectorSource<T> source) => new(layout, source.ReadAll(0, layout.Length, input.Workers[0].Scratch));
}
