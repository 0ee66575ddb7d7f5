using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// One step of an optimizer on a model of one tensor whose elements are expressions: its own rule, run on symbols instead of numbers. A rule that chooses what it does by the value of a number has no such step.
/// </summary>
public sealed class SymbolicTensorStep
{
    private SymbolicTensorStep(ImmutableArray<Symbol> parameters, ImmutableArray<Symbol> slots) => (Parameters, Slots) = (parameters, slots);

    /// <summary>The elements of the tensor after the step, row by row.</summary>
    public ImmutableArray<Symbol> Parameters { get; }

    /// <summary>The elements of the slots after the step, in the order of <see cref="SlotElement.Of"/>.</summary>
    public ImmutableArray<Symbol> Slots { get; }

    /// <summary>Takes a step.</summary>
    /// <param name="optimizer">The optimizer, with its options.</param>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="parameters">The elements of the tensor before the step, row by row.</param>
    /// <param name="gradients">Its gradient, one number for each element.</param>
    /// <param name="slots">The elements of the slots before the step, in the order of <see cref="SlotElement.Of"/>.</param>
    /// <param name="number">t, the number of the step, counted from 1.</param>
    /// <param name="hyperparameter">The value of a hyperparameter in this step, by the name of its property.</param>
    /// <param name="loss">The loss before the step; for optimizers whose <see cref="IOptimizer.Needs"/> include it.</param>
    /// <exception cref="ArgumentException">There are not as many slots or gradients as there are to be, or the optimizer cannot work on such a tensor.</exception>
    /// <exception cref="NotSupportedException">The rule chooses what it does by the value of a number, or computes what expressions do not have, as eigenvectors.</exception>
    /// <exception cref="InvalidOperationException">The rule needs what is known of no such step: the curvature, or gradients at other points.</exception>
    public static SymbolicTensorStep Take(
        Optimizer optimizer, ImmutableArray<int> shape, ImmutableArray<Symbol> parameters, ImmutableArray<Symbol> gradients, ImmutableArray<Symbol> slots,
        Symbol number, Func<string, Symbol> hyperparameter, Symbol? loss = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(hyperparameter);
        if (optimizer is not (ElementWise or TensorWise)) throw new NotSupportedException("It is made of other optimizers.");
        var layout = SlotElement.LayoutOf(shape);
        optimizer.Check(layout);
        var elements = SlotElement.Of(optimizer, shape);
        if (slots.Length != elements.Length)
            throw new ArgumentException(Invariant($"The slots of {optimizer.Name} have {Counted.Of(elements.Length, "element")}, and {slots.Length} are given."), nameof(slots));
        if (parameters.Length != layout.Length || gradients.Length != layout.Length)
            throw new ArgumentException(Invariant($"The tensor has {Counted.Of(layout.Length, "element")}; given are {parameters.Length}, and {gradients.Length} of the gradient."), nameof(parameters));
        var kernel = new ExactKernel<Symbol>(new SymbolScalars(hyperparameter, number));
        var memory = Stepping.InitialMemory(optimizer, kernel, layout, parameters.AsSpan());
        foreach (var (element, value) in elements.Zip(slots))
        {
            if (element.Slot.Shape == SlotShape.Run) memory.Scalars[memory.ScalarNames.IndexOf(element.Slot.Name)] = Scalar.Of(double.NaN, value);
            else memory.Slots[memory.IndexOf(element.Slot.Name)][element.Index] = value;
        }

        memory.GoOn();
        Symbol[] moved = [.. parameters];
        Symbol[] given = [.. gradients];
        var stepper = Stepping.Stepper(optimizer, kernel, memory, layout);
        stepper.Prepare(new()
        {
            Parameters = new ArraySource<Symbol>(moved),
            Gradients = new ArraySource<Symbol>(given),
            Length = layout.Length,
            Team = Team.Alone,
            Workers = [new()],
            Loss = loss is { } known ? Scalar.Of(double.NaN, known) : null,
        });
        stepper.Move(0, moved, given, new());
        stepper.Finish();
        return new([.. moved], [.. elements.Select(element => element.Slot.Shape == SlotShape.Run
            ? (Symbol)memory.Scalars[memory.ScalarNames.IndexOf(element.Slot.Name)]
            : memory.Slots[memory.IndexOf(element.Slot.Name)][element.Index])]);
    }
}
