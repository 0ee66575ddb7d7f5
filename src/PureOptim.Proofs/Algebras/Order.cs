using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>
/// Which of two expressions is at most the other in IEEE arithmetic: rounding to nearest keeps order, so that a sum, a product, a quotient or a root does not fall, or does not rise, in each
/// of its parts, as their signs tell. Where nothing overflows or underflows, and no divisor is 0.
/// </summary>
internal sealed class Order
{
    private static readonly SymbolNode _one = new SymbolNode.Constant(1);

    private readonly OrderFacts _facts;
    private readonly SignOf _signs;
    private readonly Dictionary<(SymbolNode Less, SymbolNode More), bool> _known = [];

    internal Order(OrderFacts facts) => (_facts, _signs) = (facts, new(this, facts));

    /// <summary>The same where more is known.</summary>
    internal Order Under(SymbolNode less, SymbolNode more, bool isStrict) => new(_facts.With(less, more, isStrict));

    /// <summary>The signs that an expression may have.</summary>
    internal Signs Of(SymbolNode node) => _signs[node];

    /// <summary>Whether a number is known to be below another.</summary>
    internal bool IsBelow(SymbolNode less, SymbolNode more) =>
        _facts.All.Any(fact => fact.IsStrict && fact.Less == less && fact.More == more)
        || (Of(less).Are(Signs.Negative) && Of(more).Are(Signs.NotNegative)) || (Of(less).Are(Signs.NotPositive) && Of(more).Are(Signs.Positive));

    /// <summary>What a choice comes to where it is known which of its two it takes; else the expression itself.</summary>
    internal SymbolNode Chosen(SymbolNode node)
    {
        while (node is SymbolNode.Call { Function: SymbolFunction.IfLess, Arguments: [var left, var right, var then, var otherwise] })
        {
            if (IsBelow(left, right)) node = then;
            else if (IsAtMost(right, left)) node = otherwise;
            else break;
        }

        return node;
    }

    /// <summary>Whether a number is known to be at most another.</summary>
    internal bool IsAtMost(SymbolNode less, SymbolNode more)
    {
        if (_known.TryGetValue((less, more), out var known)) return known;
        // What is asked for again on the way to its answer is not known.
        _known[(less, more)] = false;
        var (a, b) = (Chosen(less), Chosen(more));
        return _known[(less, more)] = a == b
            || (a is SymbolNode.Constant one && b is SymbolNode.Constant other && one.Value <= other.Value)
            || (Of(a).Are(Signs.NotPositive) && Of(b).Are(Signs.NotNegative))
            || _facts.All.Any(fact => (fact.More == b && IsAtMost(a, fact.Less)) || (fact.Less == a && IsAtMost(fact.More, b)))
            || IsAtMostByLess(a, b) || IsAtMostByMore(a, b) || AreInOrder(a, b);
    }

    /// <summary>By what the smaller is made of.</summary>
    private bool IsAtMostByLess(SymbolNode a, SymbolNode b) => a switch
    {
        SymbolNode.Binary { Operator: SymbolOperator.Sum } sum => (IsDownward(sum.Right) && IsAtMost(sum.Left, b)) || (IsDownward(sum.Left) && IsAtMost(sum.Right, b)),
        SymbolNode.Binary { Operator: SymbolOperator.Difference } difference => IsUpward(difference.Right) && IsAtMost(difference.Left, b),
        SymbolNode.Binary { Operator: SymbolOperator.Product } product => IsPart(product.Left, product.Right, b) || IsPart(product.Right, product.Left, b),
        SymbolNode.Binary quotient => IsUpward(quotient.Right) && ((IsAtMost(_one, b) && IsAtMost(quotient.Left, quotient.Right)) || (IsUpward(quotient.Left) && IsAtMost(_one, quotient.Right) && IsAtMost(quotient.Left, b))),
        SymbolNode.Call { Function: SymbolFunction.Max } larger => larger.Arguments.All(one => IsAtMost(one, b)),
        SymbolNode.Call { Function: SymbolFunction.Min } smaller => smaller.Arguments.Any(one => IsAtMost(one, b)),
        SymbolNode.Call { Function: SymbolFunction.Power } power => IsUpward(power.Arguments[0]) && IsUpward(power.Arguments[1]) && IsAtMost(_one, b) && IsAtMost(power.Arguments[0], _one),
        SymbolNode.Call { Function: SymbolFunction.Abs } magnitude => IsUpward(magnitude.Arguments[0]) && IsAtMost(magnitude.Arguments[0], b),
        _ => false,
    };

    /// <summary>A factor that is at most 1 makes nothing larger.</summary>
    private bool IsPart(SymbolNode whole, SymbolNode factor, SymbolNode b) => IsUpward(whole) && IsAtMost(factor, _one) && IsAtMost(whole, b);

    /// <summary>By what the larger is made of.</summary>
    private bool IsAtMostByMore(SymbolNode a, SymbolNode b) => b switch
    {
        SymbolNode.Binary { Operator: SymbolOperator.Sum } sum => (IsUpward(sum.Right) && IsAtMost(a, sum.Left)) || (IsUpward(sum.Left) && IsAtMost(a, sum.Right)),
        SymbolNode.Binary { Operator: SymbolOperator.Difference } difference => IsDownward(difference.Right) && IsAtMost(a, difference.Left),
        SymbolNode.Binary { Operator: SymbolOperator.Quotient } quotient => IsUpward(quotient.Left) && IsUpward(quotient.Right) && IsAtMost(quotient.Right, _one) && IsAtMost(a, quotient.Left),
        SymbolNode.Call { Function: SymbolFunction.Max } larger => larger.Arguments.Any(one => IsAtMost(a, one)),
        SymbolNode.Call { Function: SymbolFunction.Min } smaller => smaller.Arguments.All(one => IsAtMost(a, one)),
        SymbolNode.Call { Function: SymbolFunction.Abs } magnitude => IsAtMost(a, magnitude.Arguments[0]),
        _ => false,
    };

    /// <summary>By the parts of both, where both are made by one operation.</summary>
    private bool AreInOrder(SymbolNode a, SymbolNode b) => (a, b) switch
    {
        (SymbolNode.Binary one, SymbolNode.Binary other) when one.Operator == other.Operator => one.Operator switch
        {
            SymbolOperator.Sum => IsAtMost(one.Left, other.Left) && IsAtMost(one.Right, other.Right),
            SymbolOperator.Difference => IsAtMost(one.Left, other.Left) && IsAtMost(other.Right, one.Right),
            SymbolOperator.Product => IsUpward(one.Left) && IsUpward(other.Right) && IsAtMost(one.Left, other.Left) && IsAtMost(one.Right, other.Right),
            _ => IsUpward(one.Left) && IsUpward(one.Right) && IsUpward(other.Right) && IsAtMost(one.Left, other.Left) && IsAtMost(other.Right, one.Right),
        },
        (SymbolNode.Call { Function: SymbolFunction.Negation } one, SymbolNode.Call { Function: SymbolFunction.Negation } other) => IsAtMost(other.Arguments[0], one.Arguments[0]),
        (SymbolNode.Call { Function: SymbolFunction.Sqrt } one, SymbolNode.Call { Function: SymbolFunction.Sqrt } other) => IsAtMost(one.Arguments[0], other.Arguments[0]),
        _ => false,
    };

    private bool IsUpward(SymbolNode node) => Of(node).Are(Signs.NotNegative);

    private bool IsDownward(SymbolNode node) => Of(node).Are(Signs.NotPositive);
}
