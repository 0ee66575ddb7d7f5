using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Mutants;

/// <summary>One node of a rule's expressions with another in its place, wherever it is used.</summary>
/// <param name="Node">The node.</param>
/// <param name="Other">What takes its place.</param>
internal sealed record NodeChange(SymbolNode Node, SymbolNode Other)
{
    /// <summary>Every change of some expressions: each operator for its opposite, each function left out, each constant one larger.</summary>
    internal static IEnumerable<NodeChange> Of(IEnumerable<Symbol> expressions) =>
        from node in SymbolNodes.Of(expressions)
        let other = Changed(node)
        where other is not null
        select new NodeChange(node, other);

    /// <summary>An expression with the change.</summary>
    internal Symbol In(Symbol expression) => new(In(expression.Node, new(ReferenceEqualityComparer.Instance)));

    private static SymbolNode? Changed(SymbolNode node) => node switch
    {
        SymbolNode.Constant constant => new SymbolNode.Constant(constant.Value + 1),
        SymbolNode.Binary binary => new SymbolNode.Binary(Opposite(binary.Operator), binary.Left, binary.Right),
        SymbolNode.Call { Function: SymbolFunction.Max } call => new SymbolNode.Call(SymbolFunction.Min, call.Arguments),
        SymbolNode.Call { Function: SymbolFunction.Min } call => new SymbolNode.Call(SymbolFunction.Max, call.Arguments),
        SymbolNode.Call { Function: SymbolFunction.IfLess, Arguments: [var left, var right, var then, var otherwise] } =>
            new SymbolNode.Call(SymbolFunction.IfLess, [left, right, otherwise, then]),
        // A root, an absolute value, a negation, a power left out.
        SymbolNode.Call call => call.Arguments[0],
        _ => null,
    };

    private static SymbolOperator Opposite(SymbolOperator symbol) => symbol switch
    {
        SymbolOperator.Sum => SymbolOperator.Difference,
        SymbolOperator.Difference => SymbolOperator.Sum,
        SymbolOperator.Product => SymbolOperator.Quotient,
        _ => SymbolOperator.Product,
    };

    private SymbolNode In(SymbolNode node, Dictionary<SymbolNode, SymbolNode> known)
    {
        // What takes its place is made of its own parts, in which it does not occur.
        if (ReferenceEquals(node, Node)) return Other;
        if (known.TryGetValue(node, out var result)) return result;
        result = node switch
        {
            SymbolNode.Binary binary => new SymbolNode.Binary(binary.Operator, In(binary.Left, known), In(binary.Right, known)),
            SymbolNode.Call call => new SymbolNode.Call(call.Function, [.. call.Arguments.Select(part => In(part, known))]),
            _ => node,
        };
        known.Add(node, result);
        return result;
    }
}
