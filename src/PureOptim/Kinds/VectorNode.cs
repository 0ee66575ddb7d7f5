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
    internal sealed class Stored<E>(TensorStepOf<E> step, ImmutableArray<int> shape, E[] values) : Vector(step, shape, VectorSources.None)
        where E : struct
    {
        private readonly int _step = step.Begun;

        /// <exception cref="InvalidOperationException">The step is over, and the memory another's.</exception>
        internal E[] Values => values.In(step, _step);
    }

    /// <summary>The product of a number for each row and one for each column.</summary>
    internal sealed class Outer<E>(TensorStepOf<E> step, E[] rows, E[] columns) : Vector(step, [rows.Length, columns.Length], VectorSources.None)
        where E : struct
    {
        private readonly int _step = step.Begun;

        /// <exception cref="InvalidOperationException">The step is over, and the memory another's.</exception>
        internal E[] Rows => rows.In(step, _step);

        /// <exception cref="InvalidOperationException">The step is over, and the memory another's.</exception>
        internal E[] Columns => columns.In(step, _step);
    }

    /// <summary>Independent draws from the standard normal distribution: element i is a function of a key and of the element's place.</summary>
    internal sealed class Normal(TensorStep step, ImmutableArray<int> shape, RandomKey key, int offset) : Vector(step, shape, VectorSources.None)
    {
        internal RandomKey Key { get; } = key;

        internal int Offset { get; } = offset;
    }

    private static E[] In<E>(this E[] values, TensorStepOf<E> step, int begun)
        where E : struct => step.Begun == begun ? values : throw new InvalidOperationException("A vector was kept from one step for another.");
}
