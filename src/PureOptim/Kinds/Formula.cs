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
        var scalars = new NamedScalars(
            name => optimizer.Declared(name) is { } declared ? Symbol.Named(declared.Symbol, declared.Latex) : Upright(name), Symbol.Named("t"));
        var theta = Symbol.Named("θ", @"\theta");
        ImmutableArray<Symbol> before = [.. optimizer.Slots.Select(slot => Symbol.Named(slot.Symbol, slot.Latex))];
        var step = SymbolicStep.Take(optimizer, theta, Symbol.Named("g"), before, scalars, Symbol.Named("f"));
        var lines = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<(Symbol Value, Symbol Name)> known = [];
        // What is kept for the coordinate first, then what the whole run keeps.
        foreach (var (place, slot) in optimizer.Slots.Index().OrderBy(slot => slot.Item.Shape == SlotShape.Run))
        {
            if (step.Slots[place] != before[place]) Add(Primed(before[place]), step.Slots[place]);
        }

        foreach (var (name, value) in step.Definitions) Add(name, value);
        Add(Primed(theta), step.Parameter);
        return lines.ToImmutable();

        void Add(Symbol name, Symbol value)
        {
            lines.Add($"{new SymbolPrinter(notation, []).Print(name)} = {new SymbolPrinter(notation, known).Print(value)}");
            known = known.Add((value, name));
        }
    }

    /// <summary>The symbol of a hyperparameter that declares none.</summary>
    private static Symbol Upright(string name) => Symbol.Named(name, $@"\mathrm{{{name}}}");

    private static Symbol Primed(Symbol symbol) => Symbol.Named(
        new SymbolPrinter(SymbolNotation.Text, []).Print(symbol) + "'", new SymbolPrinter(SymbolNotation.Latex, []).Print(symbol) + "'");
}
