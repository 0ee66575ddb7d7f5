using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The formula of a coordinate-wise optimizer, printed by its own rule: what is read is what runs.</summary>
public static class Formula
{
    /// <summary>A scalar that is 0, or 1, at all of these steps is taken to be that at every step.</summary>
    private static readonly ImmutableArray<long> _steps = [0, 1, 2, 9, 99, 9_999, 999_999];

    /// <summary>
    /// One line for each slot, then one for the parameter: <c>h' = γ h + (1 - γ) g²</c> and <c>θ' = θ - η g / (√h' + ε)</c>. What a line has
    /// computed appears in later ones by its name. Scalars have the names of <see cref="CoordinateWise.Notation"/>; one that is 0 or 1 at
    /// every step, as options make them, is folded away.
    /// </summary>
    /// <param name="optimizer">The optimizer, with its options. Of a rule that is no positional record the numbers of the first step are printed.</param>
    /// <param name="notation">Text or LaTeX.</param>
    public static ImmutableArray<string> Of(CoordinateWise optimizer, SymbolNotation notation = SymbolNotation.Text)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Guard.SlotNames(optimizer);
        var folded = Constants(optimizer);
        var (parameter, slots) = Run(optimizer, 0, (name, _) => folded.TryGetValue(name, out var constant) ? constant : optimizer.Notation(name));
        var lines = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<(Symbol Value, Symbol Name)> known = [];
        foreach (var (name, value) in optimizer.SlotNames.Zip(slots).Append(("Parameter", parameter)))
        {
            var result = Primed(optimizer.Notation(name));
            lines.Add($"{Print(result)} = {new SymbolPrinter(notation, known).Print(value)}");
            known = known.Add((value, result));
        }

        return lines.ToImmutable();

        string Print(Symbol symbol) => new SymbolPrinter(notation, []).Print(symbol);
    }

    private static Symbol Primed(Symbol symbol) => Symbol.Named(
        new SymbolPrinter(SymbolNotation.Text, []).Print(symbol) + "'", new SymbolPrinter(SymbolNotation.Latex, []).Print(symbol) + "'");

    /// <summary>The scalars that are 0 at every step, and those that are 1.</summary>
    private static Dictionary<string, double> Constants(CoordinateWise optimizer)
    {
        var seen = new Dictionary<string, HashSet<double>>(StringComparer.Ordinal);
        foreach (var step in _steps)
        {
            Run(optimizer, step, (name, value) =>
            {
                if (!seen.TryGetValue(name, out var values)) seen.Add(name, values = []);
                values.Add(value.Node is SymbolNode.Constant constant ? constant.Value : double.NaN);
                return value;
            });
        }

        return seen.Where(pair => pair.Value.Count == 1 && pair.Value.First() is 0 or 1).ToDictionary(pair => pair.Key, pair => pair.Value.First());
    }

    /// <summary>One coordinate's step in symbols.</summary>
    private static (Symbol Parameter, ImmutableArray<Symbol> Slots) Run(CoordinateWise optimizer, long step, Func<string, Symbol, Symbol> naming)
    {
        Symbol[] parameter = [optimizer.Notation("Parameter")], gradient = [optimizer.Notation("Gradient")];
        Symbol[][] slots = [.. optimizer.SlotNames.Select(name => (Symbol[])[optimizer.Notation(name)])];
        optimizer.Update(new Coordinates<Symbol>(parameter, gradient, Spans(slots), parameter, Spans(slots)) { Naming = naming }, step);
        return (parameter[0], [.. slots.Select(slot => slot[0])]);
    }

    private static SlotSpans<Symbol> Spans(Symbol[][] slots) =>
        new() { First = At(slots, 0), Second = At(slots, 1), Third = At(slots, 2), Fourth = At(slots, 3) };

    private static Symbol[] At(Symbol[][] slots, int slot) => slot < slots.Length ? slots[slot] : [];
}
