using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>Terms of expressions, each once, those that others are made of before them.</summary>
/// <param name="number">t, the symbol of the step's number.</param>
internal sealed class SmtGraph(Symbol number)
{
    /// <summary>Whole exponents up to this are products.</summary>
    private const int LargestProduct = 64;

    private readonly List<SmtNode> _nodes = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<SymbolNode, int> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The term at a place.</summary>
    internal SmtNode this[int place] => _nodes[place];

    /// <summary>The place of an expression's term.</summary>
    internal int Of(Symbol expression) => Of(expression.Node);

    private int Of(SymbolNode node)
    {
        if (_known.TryGetValue(node, out var place)) return place;
        place = node switch
        {
            SymbolNode.Constant constant => Number(constant.Value),
            SymbolNode.Name name => Place(new(SmtOperation.Variable, []) { Name = name.Text }),
            SymbolNode.Binary binary => Arithmetic(binary.Operator, Of(binary.Left), Of(binary.Right)),
            SymbolNode.Call { Function: SymbolFunction.Power } power => Power(power.Arguments[0], power.Arguments[1]),
            SymbolNode.Call call => Function(call.Function, [.. call.Arguments.Select(Of)]),
            _ => throw new InvalidOperationException($"An expression has no part {node.GetType().Name}."),
        };
        _known.Add(node, place);
        return place;
    }

    private int Arithmetic(SymbolOperator symbol, int left, int right)
    {
        var (one, other) = (_nodes[left], _nodes[right]);
        if (one.Operation == SmtOperation.Number && other.Operation == SmtOperation.Number && (symbol != SymbolOperator.Quotient || other.Value != 0))
        {
            return Number(symbol switch
            {
                SymbolOperator.Sum => one.Value + other.Value,
                SymbolOperator.Difference => one.Value - other.Value,
                SymbolOperator.Product => one.Value * other.Value,
                _ => one.Value / other.Value,
            });
        }

        // Dividing by a number is multiplying.
        if (symbol == SymbolOperator.Quotient && other.Operation == SmtOperation.Number && other.Value != 0)
            return Place(new(SmtOperation.Product, [left, Number(1 / other.Value)]));
        return Place(new(SmtOperation.Sum + (int)symbol, [left, right]));
    }

    private int Function(SymbolFunction function, ImmutableArray<int> arguments)
    {
        if (function == SymbolFunction.Negation && _nodes[arguments[0]] is { Operation: SmtOperation.Number } number) return Number(-number.Value);
        return function switch
        {
            SymbolFunction.Negation => Place(new(SmtOperation.Negation, arguments)),
            SymbolFunction.Sqrt => Place(new(SmtOperation.Root, arguments)),
            SymbolFunction.Cbrt => Place(new(SmtOperation.CubeRoot, arguments)),
            SymbolFunction.Abs => Place(new(SmtOperation.Abs, arguments)),
            SymbolFunction.Max => Place(new(SmtOperation.Max, arguments)),
            SymbolFunction.Min => Place(new(SmtOperation.Min, arguments)),
            SymbolFunction.IfLess => Place(new(SmtOperation.Choice, arguments)),
            var other => Place(new(SmtOperation.Function, arguments) { Name = other.ToString().ToLowerInvariant() }),
        };
    }

    private int Power(SymbolNode value, SymbolNode exponent)
    {
        var (x, y) = (Of(value), Of(exponent));
        if (_nodes[y] is { Operation: SmtOperation.Number } constant)
        {
            // A half is a root.
            var halves = constant.Value * 2;
            if (halves.Denominator == 1 && (constant.Value.Denominator == 1 || halves.Numerator > 0) && System.Numerics.BigInteger.Abs(halves.Numerator) <= 2 * LargestProduct)
            {
                var (root, whole) = constant.Value.Denominator == 1 ? (x, (int)constant.Value.Numerator) : (Place(new(SmtOperation.Root, [x])), (int)halves.Numerator);
                var product = Number(1);
                for (var i = 0; i < int.Abs(whole); i++) product = i == 0 ? root : Place(new(SmtOperation.Product, [product, root]));
                return whole < 0 ? Place(new(SmtOperation.Quotient, [Number(1), product])) : product;
            }
        }

        var step = Of(number);
        if (y == step) return Place(new(SmtOperation.Product, [Place(new(SmtOperation.StepPower, [x])), x]));
        if (_nodes[y] is { Operation: SmtOperation.Difference } before && before.Parts[0] == step && before.Parts[1] == Number(1)) return Place(new(SmtOperation.StepPower, [x]));
        return Place(new(SmtOperation.Function, [x, y]) { Name = "power" });
    }

    private int Number(Rational value) => Place(new(SmtOperation.Number, []) { Value = value });

    private int Place(SmtNode node)
    {
        if (_places.TryGetValue(node.Key, out var place)) return place;
        _places.Add(node.Key, _nodes.Count);
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
