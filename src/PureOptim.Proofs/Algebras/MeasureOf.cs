using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>The units of expressions whose symbols have known ones.</summary>
internal sealed class MeasureOf(Func<Symbol, Measure> known)
{
    private readonly Dictionary<SymbolNode, Measure> _measures = new(ReferenceEqualityComparer.Instance);

    internal Measure this[Symbol expression] => Of(expression.Node);

    private Measure Of(SymbolNode node)
    {
        if (_measures.TryGetValue(node, out var measure)) return measure;
        measure = node switch
        {
            SymbolNode.Constant { Value: 0 } => Measure.Any,
            SymbolNode.Constant => Measure.None,
            SymbolNode.Name => known(new Symbol(node)),
            SymbolNode.Binary binary => Binary(binary.Operator, Of(binary.Left), Of(binary.Right)),
            SymbolNode.Call call => Call(call.Function, call),
            _ => throw new InvalidOperationException($"An expression has no part {node.GetType().Name}."),
        };
        _measures.Add(node, measure);
        return measure;
    }

    private static Measure Binary(SymbolOperator symbol, Measure left, Measure right) => symbol switch
    {
        SymbolOperator.Sum => Measure.Same(left, right, "the sum"),
        SymbolOperator.Difference => Measure.Same(left, right, "the difference"),
        SymbolOperator.Product => left * right,
        _ => left / right,
    };

    private Measure Call(SymbolFunction function, SymbolNode.Call call)
    {
        var x = Of(call.Arguments[0]);
        return function switch
        {
            SymbolFunction.Negation or SymbolFunction.Abs => x,
            SymbolFunction.Sqrt => x.ToThe(0.5),
            SymbolFunction.Cbrt => x.ToThe(1.0 / 3).Inexact(),
            SymbolFunction.Max or SymbolFunction.Min => Measure.Same(x, Of(call.Arguments[1]), "the larger or the smaller"),
            SymbolFunction.IfLess => Choice(x, call),
            SymbolFunction.Power when call.Arguments[1] is SymbolNode.Constant exponent => x.ToThe(exponent.Value),
            SymbolFunction.Power => Measure.Same(x.Plain("a power that may vary"), Of(call.Arguments[1]).Plain("an exponent"), "a power"),
            SymbolFunction.Atan2 => Measure.Same(x, Of(call.Arguments[1]), "the angle").Inexact() is var both ? both / both : x,
            _ => x.Plain($"{function}".ToLowerInvariant()),
        };
    }

    /// <summary>What is compared has one unit, and so has what is chosen from; a choice between plain numbers, as a sign is, may end in what is compared.</summary>
    private Measure Choice(Measure left, SymbolNode.Call call)
    {
        var compared = Measure.Same(left, Of(call.Arguments[1]), "the comparison");
        var chosen = call.IsSign ? Measure.None : Measure.Same(Of(call.Arguments[2]), Of(call.Arguments[3]), "a choice");
        return Measure.Same(chosen, Measure.Any * compared, "a choice");
    }
}
