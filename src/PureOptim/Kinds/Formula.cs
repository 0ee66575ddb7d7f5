using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The formula of an element-wise optimizer, printed by its own rule: the formula shown is the formula that runs.</summary>
public static class Formula
{
    /// <summary>
    /// One line for each slot that changes, for each scalar that the optimizer names, and for the parameter: <c>h' = γ h + (1 - γ) g²</c> and
    /// <c>θ' = θ - η g / (√h' + ε)</c>. The result of a line appears in later ones by its name. A number that options make 0 or 1 is folded
    /// away; hyperparameters have their symbols, whatever their values.
    /// </summary>
    /// <param name="optimizer">The optimizer, with its options.</param>
    /// <param name="notation">Text or LaTeX.</param>
    public static ImmutableArray<string> Of(ElementWise optimizer, SymbolNotation notation = SymbolNotation.Text)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        KindGuard.Slots(optimizer);
        var scalars = new SymbolScalars(name => optimizer.Declared(name) is { } declared ? Symbol.Named(declared.Symbol, declared.Latex) : Upright(name));
        Slot[] kept = [.. optimizer.Slots.Where(slot => slot.Shape == SlotShape.Tensor)], run = [.. optimizer.Slots.Where(slot => slot.Shape == SlotShape.Run)];
        Symbol theta = Symbol.Named("θ", @"\theta");
        Symbol[] parameter = [theta], gradient = [Symbol.Named("g")];
        Symbol[] before = [.. kept.Select(NameOf)];
        Symbol[][] slots = [.. before.Select(slot => (Symbol[])[slot])];
        var memory = new SymbolMemory(run);
        var facts = new StepFacts { System = scalars, Scalars = memory, Loss = Scalar.Of(double.NaN, Symbol.Named("f")) };
        // Any step but the first, at which a power may be its own base.
        optimizer.Sweep(new Coordinates<Symbol>(parameter, gradient, slots), new StepContext(9, facts));
        var lines = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<(Symbol Value, Symbol Name)> known = [];
        foreach (var (name, value) in before.Zip(slots, (name, slot) => (name, slot[0])))
        {
            if (value != name) Add(Primed(name), value);
        }

        foreach (var (slot, value) in memory.After) Add(Primed(NameOf(slot)), value);
        foreach (var (name, value) in scalars.Definitions) Add(name, value);
        Add(Primed(theta), parameter[0]);
        return lines.ToImmutable();

        void Add(Symbol name, Symbol value)
        {
            lines.Add($"{new SymbolPrinter(notation, []).Print(name)} = {new SymbolPrinter(notation, known).Print(value)}");
            known = known.Add((value, name));
        }
    }

    private static Symbol NameOf(Slot slot) => Symbol.Named(slot.Symbol, slot.Latex);

    /// <summary>The symbol of a hyperparameter that declares none.</summary>
    private static Symbol Upright(string name) => Symbol.Named(name, $@"\mathrm{{{name}}}");

    private static Symbol Primed(Symbol symbol) => Symbol.Named(
        new SymbolPrinter(SymbolNotation.Text, []).Print(symbol) + "'", new SymbolPrinter(SymbolNotation.Latex, []).Print(symbol) + "'");

    /// <summary>The numbers of a run, by their names.</summary>
    private sealed class SymbolMemory(Slot[] run) : IRunScalars
    {
        internal List<(Slot Slot, Symbol Value)> After { get; } = [];

        public Scalar Kept(string slot) => Scalar.Of(double.NaN, NameOf(Find(slot)));

        public void Keep(string slot, Scalar value) => After.Add((Find(slot), value));

        private Slot Find(string slot) =>
            run.FirstOrDefault(one => one.Name == slot) ?? throw new ArgumentException($"There is no number of the run called '{slot}'.", nameof(slot));
    }
}
