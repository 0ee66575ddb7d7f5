using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// One step of an element-wise optimizer on expressions: its own rule, run on symbols instead of numbers. What it prints, and what is proved of it, is
/// therefore the formula that runs.
/// </summary>
public sealed class SymbolicStep
{
    private SymbolicStep(Symbol parameter, ImmutableArray<Symbol> slots, ImmutableArray<(Symbol Name, Symbol Value)> definitions) =>
        (Parameter, Slots, Definitions) = (parameter, slots, definitions);

    /// <summary>The parameter after the step.</summary>
    public Symbol Parameter { get; }

    /// <summary>The slots after the step, in the order of the optimizer's; one that the step leaves alone is the symbol that was given.</summary>
    public ImmutableArray<Symbol> Slots { get; }

    /// <summary>The scalars that the optimizer gives a name to, in the order in which it does: empty unless the step was asked for them.</summary>
    internal ImmutableArray<(Symbol Name, Symbol Value)> Definitions { get; }

    /// <summary>Takes a step.</summary>
    /// <param name="optimizer">The optimizer, with its options.</param>
    /// <param name="parameter">The parameter before the step.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="slots">The optimizer's slots before the step, those of the coordinate and those of the run, in the order of <see cref="Optimizer.Slots"/>.</param>
    /// <param name="number">t, the number of the step, counted from 1.</param>
    /// <param name="hyperparameter">The value of a hyperparameter in this step, by the name of its property.</param>
    /// <param name="loss">The loss before the step; for optimizers whose <see cref="IOptimizer.Needs"/> include it.</param>
    /// <exception cref="ArgumentException">There are not as many slots as the optimizer has.</exception>
    public static SymbolicStep Take(
        ElementWise optimizer, Symbol parameter, Symbol gradient, ImmutableArray<Symbol> slots, Symbol number, Func<string, Symbol> hyperparameter, Symbol? loss = null)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        return Take(optimizer, parameter, gradient, slots, new SymbolScalars(hyperparameter, number), loss);
    }

    /// <summary>Takes a step with scalars of a kind, which may keep those that have a name apart.</summary>
    internal static SymbolicStep Take(
        ElementWise optimizer, Symbol parameter, Symbol gradient, ImmutableArray<Symbol> slots, SymbolScalars scalars, Symbol? loss)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        KindGuard.Slots(optimizer);
        if (slots.Length != optimizer.Slots.Length)
            throw new ArgumentException(Invariant($"{optimizer.Name} has {optimizer.Slots.Length} slots, and {slots.Length} are given."), nameof(slots));
        var memory = new Memory(optimizer.Slots, [.. slots]);
        Symbol[] parameters = [parameter], gradients = [gradient];
        Symbol[][] coordinate = [.. memory.Places(SlotShape.Tensor).Select(place => (Symbol[])[slots[place]])];
        var facts = new StepFacts { System = scalars, Scalars = memory, Loss = loss is { } known ? Scalar.Of(double.NaN, known) : null };
        // Any step but the first, at which a power may be its own base.
        optimizer.Sweep(new Coordinates<Symbol>(parameters, gradients, coordinate), new StepContext(9, facts));
        foreach (var (place, slot) in memory.Places(SlotShape.Tensor).Zip(coordinate)) memory.Values[place] = slot[0];
        return new(parameters[0], [.. memory.Values], scalars.Definitions);
    }

    /// <summary>The slots of a step; those of the run by their names.</summary>
    private sealed class Memory(ImmutableArray<Slot> slots, Symbol[] values) : IRunScalars
    {
        private readonly ImmutableArray<Symbol> _before = [.. values];

        internal Symbol[] Values => values;

        public Scalar Kept(string slot) => Scalar.Of(double.NaN, _before[Find(slot)]);

        public void Keep(string slot, Scalar value) => values[Find(slot)] = value;

        internal IEnumerable<int> Places(SlotShape shape) => Enumerable.Range(0, slots.Length).Where(place => slots[place].Shape == shape);

        private int Find(string slot)
        {
            foreach (var place in Places(SlotShape.Run))
                if (slots[place].Name == slot) return place;
            throw new ArgumentException($"There is no number of the run called '{slot}'.", nameof(slot));
        }
    }
}
