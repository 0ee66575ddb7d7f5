using System.Collections.Immutable;

namespace PureOptim.Numerics;

/// <summary>The tree under a <see cref="Symbol"/>. A class, so that a part used twice is recognised by reference.</summary>
internal abstract class SymbolNode(bool isKept)
{
    /// <summary>Whether the expression is kept as it is written, because it will be evaluated: what folds in real arithmetic may not in floating point.</summary>
    internal bool IsKept { get; } = isKept;

    internal sealed class Constant(double value) : SymbolNode(isKept: false)
    {
        internal double Value { get; } = value;
    }

    internal sealed class Name(string text, string latex, bool isKept = false) : SymbolNode(isKept)
    {
        internal string Text { get; } = text;

        internal string Latex { get; } = latex;
    }

    internal sealed class Binary(SymbolOperator symbol, SymbolNode left, SymbolNode right) : SymbolNode(left.IsKept || right.IsKept)
    {
        internal SymbolOperator Operator { get; } = symbol;

        internal SymbolNode Left { get; } = left;

        internal SymbolNode Right { get; } = right;
    }

    internal sealed class Call(SymbolFunction function, ImmutableArray<SymbolNode> arguments) : SymbolNode(arguments.Any(argument => argument.IsKept))
    {
        internal SymbolFunction Function { get; } = function;

        internal ImmutableArray<SymbolNode> Arguments { get; } = arguments;

        /// <summary>Whether it is the choice that <see cref="Sign"/> makes: 1 where 0 is less than a number, -1 where the number is less than 0, else the number itself.</summary>
        internal bool IsSign =>
            Arguments is [Constant { Value: 0 }, var value, Constant { Value: 1 }, Call { Function: SymbolFunction.IfLess } negative]
            && negative.Arguments is [var again, Constant { Value: 0 }, Constant { Value: -1 }, var otherwise]
            && ReferenceEquals(value, again) && ReferenceEquals(value, otherwise);
    }
}
