using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>The nodes that expressions are made of.</summary>
internal static class SymbolNodes
{
    /// <summary>The nodes of some expressions, each once, arguments before what is made of them.</summary>
    internal static ImmutableArray<SymbolNode> Of(IEnumerable<Symbol> expressions)
    {
        var known = new HashSet<SymbolNode>(ReferenceEqualityComparer.Instance);
        return [.. expressions.SelectMany(expression => Within(expression.Node, known).ToArray())];
    }

    /// <summary>The arguments of an operator or a function; none of a name or a constant.</summary>
    internal static ImmutableArray<SymbolNode> PartsOf(SymbolNode node) => node switch
    {
        SymbolNode.Binary binary => [binary.Left, binary.Right],
        SymbolNode.Call call => call.Arguments,
        _ => [],
    };

    private static IEnumerable<SymbolNode> Within(SymbolNode node, HashSet<SymbolNode> known) =>
        known.Add(node) ? PartsOf(node).SelectMany(part => Within(part, known)).Append(node) : [];
}
