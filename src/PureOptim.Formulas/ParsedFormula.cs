using Superpower.Model;

namespace PureOptim.Formulas;

/// <summary>A text that was read.</summary>
/// <param name="Term">The formula.</param>
/// <param name="Dimension">The number of its coordinates.</param>
internal sealed record ParsedFormula(FormulaTerm Term, int Dimension)
{
    /// <summary>The most parentheses within one another: the parser calls itself for each.</summary>
    private const int MaximumDepth = 50;

    /// <summary>Reads a text.</summary>
    /// <returns>The formula, or the first fault.</returns>
    internal static (ParsedFormula? Formula, FormulaFault? Fault) Of(string text)
    {
        if (text.Length > FormulaObjective.MaximumLength)
            return (null, new(FormulaObjective.MaximumLength + 1, Invariant($"a formula has at most {FormulaObjective.MaximumLength} characters")));
        if (FormulaGrammar.Split(text, out var words) is { } strange) return (null, strange);
        if ((DepthFault(words) ?? NumberFault(words) ?? NameFault(words)) is { } fault) return (null, fault);
        var (term, misplaced) = FormulaGrammar.Read(text, words);
        return term is null ? (null, misplaced) : (new(term, words.Max(word => IndexOf(word) + 1)), null);
    }

    private static FormulaFault? DepthFault(Token<FormulaToken>[] words)
    {
        var depth = 0;
        foreach (var word in words)
        {
            depth += word.Kind switch { FormulaToken.Open => 1, FormulaToken.Close => -1, _ => 0 };
            if (depth > MaximumDepth) return At(word, Invariant($"parentheses are at most {MaximumDepth} deep"));
        }

        return null;
    }

    private static FormulaFault? NumberFault(Token<FormulaToken>[] words)
    {
        foreach (var word in words.Where(word => word.Kind == FormulaToken.Number))
            if (!double.IsFinite(FormulaGrammar.NumberOf(word))) return At(word, $"{word.ToStringValue()} is more than a double can hold");
        return null;
    }

    private static FormulaFault? NameFault(Token<FormulaToken>[] words)
    {
        Token<FormulaToken>? first = null;
        foreach (var word in words.Where(word => word.Kind == FormulaToken.Name))
        {
            var name = word.ToStringValue();
            if (FormulaNames.Constants.ContainsKey(name) || FormulaNames.Functions.ContainsKey(name)) continue;
            if (FormulaNames.Coordinate(name) is not { } index) return At(word, $"\"{name}\" is unknown; there are {FormulaNames.All}");
            if (index >= FormulaObjective.MaximumDimension) return At(word, Invariant($"\"{name}\" is beyond x{FormulaObjective.MaximumDimension}, the last coordinate that there may be"));
            first ??= word;
            if (first.Value.ToStringValue().Length > 1 != name.Length > 1)
                return At(word, $"\"{name}\" does not go with \"{first.Value.ToStringValue()}\"; coordinates are x, y, z, or x1, x2 and so on");
        }

        return first is null ? new(1, "it has no coordinate, x or x1") : null;
    }

    /// <summary>The index of a coordinate; -1 for another word.</summary>
    private static int IndexOf(Token<FormulaToken> word) => word.Kind == FormulaToken.Name ? FormulaNames.Coordinate(word.ToStringValue()) ?? -1 : -1;

    private static FormulaFault At(Token<FormulaToken> word, string message) => new(word.Position.Absolute + 1, message);
}
