using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>The signs that expressions may have in IEEE arithmetic.</summary>
/// <param name="order">Which of two expressions is at most the other.</param>
/// <param name="facts">What is known.</param>
internal sealed class SignOf(Order order, OrderFacts facts)
{
    private readonly Dictionary<SymbolNode, Signs> _signs = new(ReferenceEqualityComparer.Instance);

    internal Signs this[SymbolNode node]
    {
        get
        {
            if (_signs.TryGetValue(node, out var known)) return known;
            // What is asked for again on the way to its answer is not known.
            _signs[node] = Signs.Any;
            return _signs[node] = facts.Of(node) & node switch
            {
                SymbolNode.Constant { Value: var value } => value > 0 ? Signs.Positive : value < 0 ? Signs.Negative : value == 0 ? Signs.Zero : Signs.Any,
                SymbolNode.Binary binary => Binary(binary),
                SymbolNode.Call call => Call(call),
                _ => Signs.Any,
            };
        }
    }

    private Signs Binary(SymbolNode.Binary node) => node.Operator switch
    {
        SymbolOperator.Sum => SignRules.Sum(this[node.Left], this[node.Right]),
        SymbolOperator.Difference => SignRules.Sum(this[node.Left], SignRules.Opposite(this[node.Right]))
            & (order.IsAtMost(node.Left, node.Right) ? Signs.NotPositive : Signs.Any) & (order.IsAtMost(node.Right, node.Left) ? Signs.NotNegative : Signs.Any),
        SymbolOperator.Product when node.Left == node.Right => SignRules.Magnitude(this[node.Left]),
        SymbolOperator.Product => SignRules.Product(this[node.Left], this[node.Right]),
        _ => SignRules.Product(this[node.Left], this[node.Right] & ~Signs.Zero),
    };

    private Signs Call(SymbolNode.Call call)
    {
        if (order.Chosen(call) is var chosen && chosen != call) return this[chosen];
        var x = this[call.Arguments[0]];
        return call.Function switch
        {
            SymbolFunction.Negation => SignRules.Opposite(x),
            SymbolFunction.Abs => SignRules.Magnitude(x),
            SymbolFunction.Sqrt => x & Signs.NotNegative,
            SymbolFunction.Cbrt or SymbolFunction.Tanh => x,
            SymbolFunction.Max => SignRules.Larger(x, this[call.Arguments[1]]),
            SymbolFunction.Min => SignRules.Opposite(SignRules.Larger(SignRules.Opposite(x), SignRules.Opposite(this[call.Arguments[1]]))),
            SymbolFunction.IfLess => this[call.Arguments[2]] | this[call.Arguments[3]],
            SymbolFunction.Power when x.Are(Signs.Positive) => Signs.Positive,
            SymbolFunction.Power when x.Are(Signs.NotNegative) => Signs.NotNegative,
            SymbolFunction.Exp => Signs.Positive,
            SymbolFunction.Atan2 when this[call.Arguments[1]].Are(Signs.NotNegative) => x,
            _ => Signs.Any,
        };
    }
}
