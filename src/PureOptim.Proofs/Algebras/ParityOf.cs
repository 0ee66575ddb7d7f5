using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>
/// The parities of expressions whose symbols have known ones, in IEEE arithmetic: rounding to nearest is odd, so that sums, products, quotients and roots have, bit for bit and but for the signs
/// of zeros, the parity that they have in real numbers.
/// </summary>
internal sealed class ParityOf(Func<Symbol, Parity> known)
{
    private readonly Dictionary<SymbolNode, Parity> _parities = new(ReferenceEqualityComparer.Instance);

    internal Parity this[Symbol expression] => Of(expression.Node);

    /// <summary>That of a sum, or of one of two that are chosen from.</summary>
    internal static Parity Same(Parity left, Parity right) => left == Parity.Zero ? right : right == Parity.Zero || left == right ? left : Parity.Unknown;

    private Parity Of(SymbolNode node)
    {
        if (_parities.TryGetValue(node, out var parity)) return parity;
        parity = node switch
        {
            SymbolNode.Constant { Value: 0 } => Parity.Zero,
            SymbolNode.Constant => Parity.Even,
            SymbolNode.Name => known(new Symbol(node)),
            SymbolNode.Binary { Operator: SymbolOperator.Sum or SymbolOperator.Difference } sum => Same(Of(sum.Left), Of(sum.Right)),
            SymbolNode.Binary product => Product(Of(product.Left), Of(product.Right)),
            SymbolNode.Call call => Call(call),
            _ => throw new InvalidOperationException($"An expression has no part {node.GetType().Name}."),
        };
        _parities.Add(node, parity);
        return parity;
    }

    private static Parity Product(Parity left, Parity right) => (left, right) switch
    {
        (Parity.Unknown, _) or (_, Parity.Unknown) => Parity.Unknown,
        (Parity.Zero, _) or (_, Parity.Zero) => Parity.Zero,
        _ => left == right ? Parity.Even : Parity.Odd,
    };

    private Parity Call(SymbolNode.Call call)
    {
        var x = Of(call.Arguments[0]);
        return call.Function switch
        {
            SymbolFunction.Negation => x,
            SymbolFunction.Abs => x == Parity.Odd ? Parity.Even : x,
            SymbolFunction.IfLess when call.IsSign => Of(call.Arguments[1]),
            SymbolFunction.IfLess => x is Parity.Even or Parity.Zero && Of(call.Arguments[1]) is Parity.Even or Parity.Zero ? Same(Of(call.Arguments[2]), Of(call.Arguments[3])) : Parity.Unknown,
            SymbolFunction.Max or SymbolFunction.Min when Clamped(call) is { } clamped => Of(clamped.Node),
            // Of what stays the same everything does.
            _ when call.Arguments.All(argument => Of(argument) is Parity.Even or Parity.Zero) => Parity.Even,
            _ => Parity.Unknown,
        };
    }

    /// <summary>What is kept between a number that stays the same and its opposite; null where that is not what a call does.</summary>
    private Symbol? Clamped(SymbolNode.Call outer)
    {
        if (outer.Arguments is not [SymbolNode.Call inner, var second] || inner.Function is not (SymbolFunction.Max or SymbolFunction.Min) || inner.Function == outer.Function) return null;
        var first = inner.Arguments[1];
        return (IsOpposite(first, second) || IsOpposite(second, first)) && Of(second) == Parity.Even ? new Symbol(inner.Arguments[0]) : null;
    }

    private static bool IsOpposite(SymbolNode node, SymbolNode of) => node is SymbolNode.Call { Function: SymbolFunction.Negation } negation && ReferenceEquals(negation.Arguments[0], of);
}
