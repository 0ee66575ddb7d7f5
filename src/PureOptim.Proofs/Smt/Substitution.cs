using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>Puts expressions in the place of symbols.</summary>
internal sealed class Substitution
{
    private readonly Dictionary<SymbolNode, Symbol> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The symbol's place is taken by the expression.</summary>
    internal Substitution Put(Symbol symbol, Symbol expression)
    {
        _known[symbol.Node] = expression;
        return this;
    }

    /// <summary>The expression with all replaced; differences of two numbers are computed, as those of the numbers of steps are.</summary>
    internal Symbol In(Symbol expression)
    {
        var node = expression.Node;
        if (_known.TryGetValue(node, out var known)) return known;
        var result = node switch
        {
            SymbolNode.Binary binary => Binary(binary.Operator, In(new Symbol(binary.Left)), In(new Symbol(binary.Right))),
            SymbolNode.Call call => Call(call.Function, [.. call.Arguments.Select(argument => In(new Symbol(argument)))]),
            _ => expression,
        };
        _known.Add(node, result);
        return result;
    }

    /// <summary>The sentence with all replaced.</summary>
    internal Sentence In(Sentence sentence) => sentence switch
    {
        Sentence.Comparison one => new Sentence.Comparison(In(one.Left), one.Relation, In(one.Right)),
        Sentence.All all => new Sentence.All([.. all.Parts.Select(part => In(part))]),
        Sentence.Any any => new Sentence.Any([.. any.Parts.Select(part => In(part))]),
        Sentence.Not not => new Sentence.Not(In(not.Negated)),
        _ => sentence,
    };

    private static Symbol Binary(SymbolOperator symbol, Symbol left, Symbol right) => symbol switch
    {
        SymbolOperator.Sum => left + right,
        SymbolOperator.Difference when left.Node is SymbolNode.Constant one && right.Node is SymbolNode.Constant other => one.Value - other.Value,
        SymbolOperator.Difference => left - right,
        SymbolOperator.Product => left * right,
        _ => left / right,
    };

    private static Symbol Call(SymbolFunction function, Symbol[] arguments) => function switch
    {
        SymbolFunction.Negation => -arguments[0],
        SymbolFunction.Sqrt => Symbol.Sqrt(arguments[0]),
        SymbolFunction.Cbrt => Symbol.Cbrt(arguments[0]),
        SymbolFunction.Abs => Symbol.Abs(arguments[0]),
        SymbolFunction.Max => Symbol.Max(arguments[0], arguments[1]),
        SymbolFunction.Min => Symbol.Min(arguments[0], arguments[1]),
        SymbolFunction.IfLess => Symbol.IfLess(arguments[0], arguments[1], arguments[2], arguments[3]),
        SymbolFunction.Power => Symbol.Power(arguments[0], arguments[1]),
        SymbolFunction.Exp => Symbol.Exp(arguments[0]),
        SymbolFunction.Log => Symbol.Log(arguments[0]),
        SymbolFunction.Sin => Symbol.Sin(arguments[0]),
        SymbolFunction.Cos => Symbol.Cos(arguments[0]),
        SymbolFunction.Tanh => Symbol.Tanh(arguments[0]),
        _ => Symbol.Atan2(arguments[0], arguments[1]),
    };
}
