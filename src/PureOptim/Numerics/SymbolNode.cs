using System.Collections.Immutable;

namespace PureOptim.Numerics;

/// <summary>The tree under a <see cref="Symbol"/>. A class, so that a part used twice is recognised by reference.</summary>
internal abstract class SymbolNode
{
    internal sealed class Constant(double value) : SymbolNode
    {
        internal double Value { get; } = value;
    }

    internal sealed class Name(string text, string latex) : SymbolNode
    {
        internal string Text { get; } = text;

        internal string Latex { get; } = latex;
    }

    internal sealed class Binary(SymbolOperator symbol, SymbolNode left, SymbolNode right) : SymbolNode
    {
        internal SymbolOperator Operator { get; } = symbol;

        internal SymbolNode Left { get; } = left;

        internal SymbolNode Right { get; } = right;
    }

    internal sealed class Call(SymbolFunction function, ImmutableArray<SymbolNode> arguments) : SymbolNode
    {
        internal SymbolFunction Function { get; } = function;

        internal ImmutableArray<SymbolNode> Arguments { get; } = arguments;
    }
}
