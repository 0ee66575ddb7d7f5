using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The kinds of vectors.</summary>
internal static class VectorNode
{
    /// <summary>The parameters, their gradient, or the update that a wrapped optimizer made.</summary>
    internal sealed class Input(TensorStep step, ImmutableArray<int> shape, VectorSources input) : Vector(step, shape, input);

    /// <summary>A slot as it was before the step.</summary>
    internal sealed class Slot(TensorStep step, ImmutableArray<int> shape, int slot, int offset) : Vector(step, shape, VectorSources.None)
    {
        internal int Index { get; } = slot;

        internal int Offset { get; } = offset;
    }

    /// <summary>The same number everywhere.</summary>
    internal sealed class Constant(Vector like, Scalar value) : Vector(like.Owner, like.Shape, VectorSources.None)
    {
        internal Scalar Value { get; } = value;
    }

    /// <summary>Two vectors, element by element.</summary>
    internal class Binary(VectorOperator symbol, Vector left, Vector right)
        : Vector(left.Owner, left is Constant ? right.Shape : left.Shape, left.Sources | right.Sources)
    {
        internal VectorOperator Operator { get; } = symbol;

        internal Vector Left { get; } = left;

        internal Vector Right { get; } = right;
    }

    /// <summary>The update from the parameters to others.</summary>
    internal sealed class Placement(Vector from, Vector to) : Binary(VectorOperator.Difference, from, to);

    /// <summary>A function of each element.</summary>
    internal sealed class Unary(VectorFunction function, Vector value) : Vector(value.Owner, value.Shape, value.Sources)
    {
        internal VectorFunction Function { get; } = function;

        internal Vector Value { get; } = value;
    }

    /// <summary>One of two elements, by a comparison of two others.</summary>
    internal sealed class Choice(Vector left, Vector right, Vector then, Vector otherwise)
        : Vector(left.Owner, left.Shape, left.Sources | right.Sources | then.Sources | otherwise.Sources)
    {
        internal Vector Left { get; } = left;

        internal Vector Right { get; } = right;

        internal Vector Then { get; } = then;

        internal Vector Otherwise { get; } = otherwise;
    }

    /// <summary>A vector whose elements are in memory.</summary>
    internal sealed class Stored<E>(TensorStep step, ImmutableArray<int> shape, E[] values) : Vector(step, shape, VectorSources.None)
    {
        internal E[] Values { get; } = values;
    }

    /// <summary>The product of a number for each row and one for each column.</summary>
    internal sealed class Outer<E>(TensorStep step, E[] rows, E[] columns) : Vector(step, [rows.Length, columns.Length], VectorSources.None)
    {
        internal E[] Rows { get; } = rows;

        internal E[] Columns { get; } = columns;
    }

    /// <summary>Independent draws from the standard normal distribution: element i is a function of a key and of the element's place.</summary>
    internal sealed class Normal(TensorStep step, ImmutableArray<int> shape, RandomKey key, int offset) : Vector(step, shape, VectorSources.None)
    {
        internal RandomKey Key { get; } = key;

        internal int Offset { get; } = offset;
    }
}
