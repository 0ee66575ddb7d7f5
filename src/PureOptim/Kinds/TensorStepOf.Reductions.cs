using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <content>What is computed of a whole tensor, before any coordinate moves: reductions, products and means, a block at a time on all threads.</content>
internal sealed partial class TensorStepOf<E>
{
    /// <inheritdoc/>
    internal override Scalar Norm(Vector vector)
    {
        CheckMayReduce();
        if (_kernel.NormScale(() => Reduce(ReductionKind.LargestMagnitude, vector, vector)) is { } scale)
        {
            var squares = Leaves(vector, (left, _) => _kernel.LeafSquares(left, scale), vector);
            return Scalar.Sqrt(_kernel.Total(ReductionKind.Dot, squares)) / scale;
        }

        return Scalar.Sqrt(Reduce(ReductionKind.Dot, vector, vector));
    }

    /// <inheritdoc/>
    internal override Scalar Reduce(ReductionKind kind, Vector left, Vector right)
    {
        CheckMayReduce();
        return _kernel.Total(kind, Leaves(left, (first, second) => _kernel.Leaf(kind, first, second), right));
    }

    /// <inheritdoc/>
    internal override Vector Lines(Vector matrix, LineReduction reduction, bool ofRows)
    {
        var values = Values(matrix);
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        if (!ofRows && reduction == LineReduction.Mean) return ColumnMeans(values, rows, columns);
        if (!ofRows)
        {
            values = Transposed(values, rows, columns);
            (rows, columns) = (columns, rows);
        }

        var reduced = new E[rows];
        InShares(rows, (from, to) =>
        {
            for (var row = from; row < to; row++) reduced[row] = _kernel.Of(Line(reduction, values.AsMemory(row * columns, columns)));
        });
        return new VectorNode.Stored<E>(this, [rows], reduced);
    }

    private VectorNode.Stored<E> ColumnMeans(E[] values, int rows, int columns)
    {
        var means = new E[columns];
        InShares(columns, (from, to) =>
        {
            var sums = new Scalar[to - from];
            _kernel.SumColumns(values, columns, from, sums);
            for (var i = 0; i < sums.Length; i++) means[from + i] = _kernel.Of(sums[i] / rows);
        });
        return new(this, [columns], means);
    }

    /// <inheritdoc/>
    internal override Vector Repeat(Vector line, int times, bool asRows)
    {
        var ones = new E[times];
        Array.Fill(ones, _kernel.Of(1.0));
        return asRows ? new VectorNode.Outer<E>(this, ones, Values(line)) : new VectorNode.Outer<E>(this, Values(line), ones);
    }

    /// <inheritdoc/>
    internal override Vector Outer(Vector rows, Vector columns) => new VectorNode.Outer<E>(this, Values(rows), Values(columns));

    /// <inheritdoc/>
    internal override Vector Transpose(Vector matrix) =>
        new VectorNode.Stored<E>(this, [matrix.Shape[1], matrix.Shape[0]], Transposed(Values(matrix), matrix.Shape[0], matrix.Shape[1]));

    /// <inheritdoc/>
    internal override Vector InverseRoot(Vector matrix, int root, Scalar ridge) => Like(matrix, (values, result) => _kernel.InverseRoot(values, matrix.Shape[0], root, ridge, result));

    /// <inheritdoc/>
    internal override Vector Eigenvectors(Vector matrix) => Like(matrix, (values, result) => _kernel.Eigenvectors(values, matrix.Shape[0], result));

    /// <inheritdoc/>
    internal override Vector OrthonormalRows(Vector matrix) => Like(matrix, (values, result) => _kernel.OrthonormalRows(values, matrix.Shape[0], matrix.Shape[1], result));

    /// <inheritdoc/>
    internal override Vector TimesInverse(Vector matrix, Vector triangle)
    {
        var (a, b, order) = (Values(matrix), Values(triangle), matrix.Shape[1]);
        var result = Room(a.Length);
        InShares(matrix.Shape[0], (from, to) => _kernel.TimesInverse(a.AsSpan(from * order, (to - from) * order), b, order, result.AsSpan(from * order, (to - from) * order)));
        return new VectorNode.Stored<E>(this, matrix.Shape, result);
    }

    /// <inheritdoc/>
    internal override Vector UpperTriangle(Vector matrix, int from)
    {
        var columns = matrix.Shape[1];
        return Like(matrix, (values, result) =>
        {
            for (var i = 0; i < result.Length; i++) result[i] = i % columns - i / columns >= from ? values[i] : _kernel.Of(0);
        });
    }

    /// <inheritdoc/>
    internal override Vector RowsByFalling(Vector matrix, Vector keys)
    {
        var columns = matrix.Shape[1];
        double[] sizes = [.. Values(keys).Select(key => _kernel.ToScalar(key).Value)];
        int[] places = [.. Enumerable.Range(0, sizes.Length).OrderByDescending(row => sizes[row])];
        return Like(matrix, (values, result) =>
        {
            for (var row = 0; row < places.Length; row++) values.AsSpan(places[row] * columns, columns).CopyTo(result.AsSpan(row * columns, columns));
        });
    }

    /// <inheritdoc/>
    internal override Vector FirstRows(Vector matrix, int rows) =>
        new VectorNode.Stored<E>(this, [rows, matrix.Shape[1]], Values(matrix)[..(rows * matrix.Shape[1])]);

    /// <inheritdoc/>
    internal override Vector Store(Vector vector) => vector is VectorNode.Stored<E> ? vector : new VectorNode.Stored<E>(this, vector.Shape, Values(vector));

    /// <inheritdoc/>
    internal override Vector Reshape(Vector vector, ImmutableArray<int> shape) => new VectorNode.Stored<E>(this, shape, Values(vector));

    private E[] Values(Vector vector)
    {
        if (vector is VectorNode.Stored<E> stored) return stored.Values;
        var values = Room(vector.Length);
        ForEachBlock(vector, vector, (block, start, count, scratch) =>
            _evaluator.Evaluate(vector, ChunkAt(start, count, vector.Sources, scratch)).CopyTo(values.AsSpan(start, count)));
        return values;
    }

    private Scalar[] Leaves(Vector left, LeafFunction leaf, Vector right)
    {
        var leaves = new Scalar[(left.Length + Scratch<E>.Length - 1) / Scratch<E>.Length];
        ForEachBlock(left, right, (block, start, count, scratch) =>
        {
            var chunk = ChunkAt(start, count, left.Sources | right.Sources, scratch);
            var first = _evaluator.Evaluate(left, chunk);
            leaves[block] = leaf(first, ReferenceEquals(left, right) ? first : _evaluator.Evaluate(right, chunk));
        });
        return leaves;
    }

    private delegate Scalar LeafFunction(ReadOnlySpan<E> left, ReadOnlySpan<E> right);

    private delegate void BlockAction(int block, int start, int count, Scratch<E> scratch);

    private void ForEachBlock(Vector left, Vector right, BlockAction action)
    {
        if (right.Length != left.Length) throw new ArgumentException("The vectors differ in length.", nameof(right));
        const int size = Scratch<E>.Length;
        Input.ForEach((left.Length + size - 1) / size, (block, worker) =>
            action(block, block * size, int.Min(size, left.Length - block * size), worker.Scratch));
    }

    /// <summary>Shares rows among all threads.</summary>
    private void InShares(int rows, Action<int, int> work)
    {
        var team = Input.Team;
        team.Run(thread =>
        {
            var (from, to) = team.ShareOf(thread, rows);
            if (from < to) work(from, to);
        });
    }

    private Chunk<E> ChunkAt(int start, int count, VectorSources sources, Scratch<E> scratch) => new()
    {
        Start = start,
        Count = count,
        Scratch = scratch,
        Parameters = (sources & VectorSources.Parameters) != 0 ? Input.Parameters.Read(Offset + start, count, scratch) : default,
        Gradients = (sources & VectorSources.Gradients) != 0
            ? (Input.Gradients ?? throw new InvalidOperationException("The gradient is not there yet.")).Read(Offset + start, count, scratch) : default,
        Updates = (sources & VectorSources.Updates) != 0
            ? (_updates ?? throw new InvalidOperationException("The update is known only after the wrapped optimizer's step.")).AsSpan(Offset + start, count) : default,
    };

    private Scalar Line(LineReduction reduction, ReadOnlyMemory<E> line) => reduction switch
    {
        LineReduction.Mean => Line(ReductionKind.Sum, line) / line.Length,
        LineReduction.LargestMagnitude => Line(ReductionKind.LargestMagnitude, line),
        _ => _kernel.NormScale(() => Line(ReductionKind.LargestMagnitude, line)) is { } scale
            ? Scalar.Sqrt(_kernel.Total(ReductionKind.Dot, LeavesOf(line, part => _kernel.LeafSquares(part.Span, scale)))) / scale
            : Scalar.Sqrt(Line(ReductionKind.Dot, line)),
    };

    private Scalar Line(ReductionKind kind, ReadOnlyMemory<E> line) => _kernel.Total(kind, LeavesOf(line, part => _kernel.Leaf(kind, part.Span, part.Span)));

    private static Scalar[] LeavesOf(ReadOnlyMemory<E> line, Func<ReadOnlyMemory<E>, Scalar> leaf)
    {
        const int size = Scratch<E>.Length;
        var leaves = new Scalar[(line.Length + size - 1) / size];
        for (var i = 0; i < leaves.Length; i++) leaves[i] = leaf(line[(i * size)..int.Min(line.Length, (i + 1) * size)]);
        return leaves;
    }

    private VectorNode.Stored<E> Like(Vector matrix, Action<E[], E[]> action)
    {
        CheckMayReduce();
        var result = Room(matrix.Length);
        action(Values(matrix), result);
        return new(this, matrix.Shape, result);
    }

    private E[] Transposed(E[] values, int rows, int columns)
    {
        var result = Room(values.Length);
        _kernel.Transpose(values, result, rows, columns);
        return result;
    }

    private void CheckMayReduce()
    {
        if (!_mayReduce) throw new InvalidOperationException($"{_memory.Optimizer} looks at one coordinate at a time; what it computes of a tensor needs Scope.Tensor, of all parameters Scope.Model.");
    }
}
