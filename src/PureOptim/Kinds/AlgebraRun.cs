using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// A run of an optimizer in a number system: in intervals, certified to hold what real arithmetic and what binary64 give; in exact fractions,
/// where the rule has no root; in any other that implements <see cref="IReal{R}"/>. Its owner takes the steps.
/// </summary>
/// <typeparam name="R">The number system.</typeparam>
public sealed class AlgebraRun<R>
    where R : struct, IReal<R>
{
    private readonly R[] _parameters;
    private readonly StateMemory<R> _memory;
    private readonly Stepper<R> _stepper;
    private readonly ArraySource<R> _gradients = new([]);
    private readonly StepInput<R> _input;

    /// <summary>A run from a point, with the optimizer's first state.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="layout">The layout of the parameters.</param>
    /// <param name="start">The parameters at the start.</param>
    /// <exception cref="NotSupportedException">The optimizer is of none of the library's kinds, so it has no rule that runs on these numbers.</exception>
    public AlgebraRun(IOptimizer optimizer, Layout layout, ReadOnlySpan<R> start)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(layout);
        if (start.Length != layout.Length) throw new ArgumentException(Invariant($"There are {start.Length} numbers for a layout of {layout.Length}."), nameof(start));
        if (optimizer is Optimizer kind) kind.Check(layout);
        _parameters = start.ToArray();
        _memory = Stepping.InitialMemory(optimizer, ExactKernel<R>.Instance, layout, start);
        _stepper = Stepping.Stepper(optimizer, ExactKernel<R>.Instance, _memory, layout);
        _input = new()
        {
            Parameters = new ArraySource<R>(_parameters),
            Gradients = _gradients,
            Length = layout.Length,
            Team = Team.Alone,
            Workers = [new()],
            Evaluate = (point, gradient) =>
            {
                var elsewhere = Elsewhere ?? throw new InvalidOperationException($"{optimizer.Name} needs gradients at other points.");
                if (gradient is not null) elsewhere([.. point]).CopyTo(gradient);
                return LossElsewhere is { } loss ? Scalar.From(loss([.. point])) : null;
            },
        };
    }

    /// <summary>The gradient at other points, for optimizers that need it.</summary>
    public Func<ImmutableArray<R>, ImmutableArray<R>>? Elsewhere { get; init; }

    /// <summary>The loss at other points, for optimizers that need it there.</summary>
    public Func<ImmutableArray<R>, R>? LossElsewhere { get; init; }

    /// <summary>The parameters after the last step.</summary>
    public ReadOnlySpan<R> Parameters => _parameters;

    /// <summary>The number of steps taken.</summary>
    public long Step => _memory.Step;

    /// <summary>A slot of the optimizer, after the last step.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ReadOnlySpan<R> Slot(int slot) => _memory.Slots[slot];

    /// <summary>The number of slots.</summary>
    public int SlotCount => _memory.Slots.Length;

    /// <summary>Takes a step.</summary>
    /// <param name="gradients">The gradient at the parameters.</param>
    /// <param name="loss">The loss there, for optimizers that need it.</param>
    /// <param name="curvatures">The curvature there along each coordinate, for optimizers that need it; none for others.</param>
    /// <exception cref="ArgumentException">There are not as many gradients, or curvatures, as parameters.</exception>
    public void Take(ReadOnlySpan<R> gradients, R? loss = null, ReadOnlySpan<R> curvatures = default)
    {
        Prepare(gradients, loss, curvatures);
        _stepper.Move(0, _parameters, _gradients.Values, _input.Workers[0]);
        _stepper.Finish();
    }

    /// <summary>Takes a step in which the parameters stay where they are, and returns what would have been taken off them.</summary>
    /// <inheritdoc cref="Take"/>
    public ImmutableArray<R> Update(ReadOnlySpan<R> gradients, R? loss = null, ReadOnlySpan<R> curvatures = default)
    {
        Prepare(gradients, loss, curvatures);
        var updates = new R[_parameters.Length];
        _stepper.Update(0, _parameters, _gradients.Values, updates, _input.Workers[0]);
        _stepper.Finish();
        return ImmutableCollectionsMarshal.AsImmutableArray(updates);
    }

    private void Prepare(ReadOnlySpan<R> gradients, R? loss, ReadOnlySpan<R> curvatures)
    {
        if (gradients.Length != _parameters.Length)
            throw new ArgumentException(Invariant($"There are {_parameters.Length} parameters and {gradients.Length} gradients."), nameof(gradients));
        if (!curvatures.IsEmpty && curvatures.Length != _parameters.Length)
            throw new ArgumentException(Invariant($"There are {_parameters.Length} parameters and {curvatures.Length} curvatures."), nameof(curvatures));
        _gradients.Values = gradients.ToArray();
        _input.Curvatures = curvatures.Length == _parameters.Length ? new ArraySource<R>(curvatures.ToArray()) : null;
        _input.Loss = loss is { } value ? Scalar.From(value) : null;
        _stepper.Prepare(_input);
    }
}
