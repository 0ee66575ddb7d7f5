namespace PureOptim.Numerics;

/// <summary>
/// An expression: the number system in which a rule or an objective prints itself, and in which a function is written down to be evaluated in others. Sums with zero and products with zero or one fold away, as they do in
/// real arithmetic, so an option that a rule expresses by such a number leaves no trace in its formula.
/// </summary>
/// <remarks>Equality is identity: two symbols are the same only if one computation made both.</remarks>
public readonly struct Symbol : IElementary<Symbol>, IScalarSystem<Symbol>, IEquatable<Symbol>
{
    private static readonly SymbolNode _zero = new SymbolNode.Constant(0);

    private readonly SymbolNode? _node;

    internal Symbol(SymbolNode node) => _node = node;

    internal SymbolNode Node => _node ?? _zero;

    /// <summary>A quantity with a name.</summary>
    /// <param name="text">The name in plain text, as in <c>θ</c>.</param>
    /// <param name="latex">The name in LaTeX, as in <c>\theta</c>; the plain text where none is given.</param>
    public static Symbol Named(string text, string? latex = null) => new(new SymbolNode.Name(text, latex ?? text));

    /// <summary>
    /// A quantity of an expression that will be evaluated or reasoned about, as the coordinate <c>x</c> or <c>x12</c> of a function: nothing that is
    /// computed from it folds away.
    /// </summary>
    /// <param name="text">Its name in plain text: a letter, and after it what stands below the letter in LaTeX.</param>
    public static Symbol Variable(string text) => new(new SymbolNode.Name(text, text.Length == 1 ? text : $"{text[0]}_{{{text[1..]}}}", isKept: true));

    /// <inheritdoc/>
    public static implicit operator Symbol(double value) => new(new SymbolNode.Constant(value));

    /// <inheritdoc/>
    public static implicit operator Symbol(Scalar value) => value.In<Symbol>();

    /// <inheritdoc/>
    public static Symbol operator +(Symbol left, Symbol right) =>
        AreKept(left, right) ? Binary(SymbolOperator.Sum, left, right) : left.Is(0) ? right : right.Is(0) ? left : Binary(SymbolOperator.Sum, left, right);

    /// <inheritdoc/>
    public static Symbol operator -(Symbol left, Symbol right) =>
        AreKept(left, right) ? Binary(SymbolOperator.Difference, left, right) : right.Is(0) ? left : left.Is(0) ? -right : right.Negated is { } positive ? left + positive : Binary(SymbolOperator.Difference, left, right);

    /// <inheritdoc/>
    public static Symbol operator *(Symbol left, Symbol right) =>
        AreKept(left, right) ? Binary(SymbolOperator.Product, left, right) : left.Is(0) || right.Is(0) ? 0 : left.Is(1) ? right : right.Is(1) ? left
        : left.Is(-1) ? -right : left.Negated is { } positive ? -(positive * right) : Binary(SymbolOperator.Product, left, right);

    /// <inheritdoc/>
    public static Symbol operator /(Symbol left, Symbol right) => right.Is(1) && !left.Node.IsKept ? left : Binary(SymbolOperator.Quotient, left, right);

    /// <inheritdoc/>
    public static Symbol operator -(Symbol value) => (value.Node.IsKept ? null : value.Negated) ?? (value.Is(0) ? 0 : Function(SymbolFunction.Negation, value));

    /// <summary>Whether both are the same expression object.</summary>
    public static bool operator ==(Symbol left, Symbol right) => left.Equals(right);

    /// <summary>Whether they are different expression objects.</summary>
    public static bool operator !=(Symbol left, Symbol right) => !left.Equals(right);

    /// <inheritdoc/>
    public static Symbol Sqrt(Symbol value) => Function(SymbolFunction.Sqrt, value);

    /// <inheritdoc/>
    public static Symbol Cbrt(Symbol value) => Function(SymbolFunction.Cbrt, value);

    /// <inheritdoc/>
    public static Symbol Atan2(Symbol y, Symbol x) => Function(SymbolFunction.Atan2, y, x);

    /// <inheritdoc/>
    public static Symbol Abs(Symbol value) => Function(SymbolFunction.Abs, value);

    /// <inheritdoc/>
    public static Symbol Max(Symbol left, Symbol right) => Function(SymbolFunction.Max, left, right);

    /// <inheritdoc/>
    public static Symbol Min(Symbol left, Symbol right) => Function(SymbolFunction.Min, left, right);

    /// <inheritdoc/>
    public static Symbol IfLess(Symbol left, Symbol right, Symbol then, Symbol otherwise) =>
        Function(SymbolFunction.IfLess, left, right, then, otherwise);

    /// <inheritdoc/>
    public static Symbol Exp(Symbol value) => Function(SymbolFunction.Exp, value);

    /// <inheritdoc/>
    public static Symbol Log(Symbol value) => Function(SymbolFunction.Log, value);

    /// <inheritdoc/>
    public static Symbol Sin(Symbol value) => Function(SymbolFunction.Sin, value);

    /// <inheritdoc/>
    public static Symbol Cos(Symbol value) => Function(SymbolFunction.Cos, value);

    /// <inheritdoc/>
    public static Symbol Tanh(Symbol value) => Function(SymbolFunction.Tanh, value);

    /// <inheritdoc/>
    public static Symbol Power(Symbol value, int exponent) => Power(value, (Symbol)exponent);

    /// <summary>x^y; in a function that will be evaluated, an exponent that is a whole number gives the integer power, of negative x too.</summary>
    public static Symbol Power(Symbol value, Symbol exponent) =>
        AreKept(value, exponent) ? Function(SymbolFunction.Power, value, exponent) : exponent.Is(0) ? 1 : exponent.Is(1) ? value : Function(SymbolFunction.Power, value, exponent);

    /// <inheritdoc/>
    public bool Equals(Symbol other) => ReferenceEquals(Node, other.Node);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Symbol other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Node);

    /// <summary>The expression in plain text.</summary>
    public override string ToString() => new SymbolPrinter(SymbolNotation.Text, []).Print(this);

    /// <summary>The negated expression; null if this is not a negation.</summary>
    private Symbol? Negated => Node is SymbolNode.Call { Function: SymbolFunction.Negation } call ? new Symbol(call.Arguments[0]) : null;

    private bool Is(double value) => Node is SymbolNode.Constant constant && constant.Value == value;

    private static bool AreKept(Symbol left, Symbol right) => left.Node.IsKept || right.Node.IsKept;

    private static Symbol Binary(SymbolOperator symbol, Symbol left, Symbol right) => new(new SymbolNode.Binary(symbol, left.Node, right.Node));

    private static Symbol Function(SymbolFunction function, params ReadOnlySpan<Symbol> arguments)
    {
        var nodes = new SymbolNode[arguments.Length];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = arguments[i].Node;
        return new(new SymbolNode.Call(function, [.. nodes]));
    }
}
