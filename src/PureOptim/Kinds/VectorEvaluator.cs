using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Computes vectors a chunk at a time.</summary>
internal sealed class VectorEvaluator<E>(Kernel<E> kernel, StateMemory<E> memory)
    where E : struct
{
    /// <summary>The elements of a vector in a chunk; in scratch memory, or where they already are.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="known">Vectors that were computed for the chunk before; null for none.</param>
    internal ReadOnlySpan<E> Evaluate(Vector vector, scoped in Chunk<E> chunk, Known<E>? known = null)
    {
        if (known is not null && known.TryGet(vector, out var before)) return before.AsSpan(0, chunk.Count);
        switch (vector)
        {
            case VectorNode.Input { Sources: VectorSources.Parameters }:
                return chunk.Parameters;
            case VectorNode.Input { Sources: VectorSources.Gradients }:
                return chunk.Gradients;
            case VectorNode.Input:
                return chunk.Updates;
            case VectorNode.Slot slot:
                return memory.Slots[slot.Index].AsSpan(slot.Offset + chunk.Start, chunk.Count);
            case VectorNode.Stored<E> stored:
                return stored.Values.AsSpan(chunk.Start, chunk.Count);
        }

        var mark = chunk.Scratch.Mark;
        var result = chunk.Scratch.Take(chunk.Count);
        Compute(vector, chunk, known, result);
        chunk.Scratch.Release(mark + 1);
        return result;
    }

    /// <summary>
    /// Computes the elements of a vector in a chunk where they are wanted. That may be where an input of the chunk lies: an element is written when
    /// all that stands in its place has been read.
    /// </summary>
    /// <param name="vector">The vector.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="result">Receives the elements.</param>
    internal void Write(Vector vector, scoped in Chunk<E> chunk, Span<E> result)
    {
        var mark = chunk.Scratch.Mark;
        if (vector is VectorNode.Input or VectorNode.Slot or VectorNode.Stored<E>) Evaluate(vector, chunk).CopyTo(result);
        else Compute(vector, chunk, known: null, result);
        chunk.Scratch.Release(mark);
    }

    private void Compute(Vector vector, scoped in Chunk<E> chunk, Known<E>? known, Span<E> result)
    {
        switch (vector)
        {
            case VectorNode.Binary { Right: VectorNode.Constant number } binary:
                kernel.Combine(binary.Operator, Evaluate(binary.Left, chunk, known), number.Value, isLeft: false, result);
                break;
            case VectorNode.Binary { Left: VectorNode.Constant number } binary:
                kernel.Combine(binary.Operator, Evaluate(binary.Right, chunk, known), number.Value, isLeft: true, result);
                break;
            case VectorNode.Binary binary:
                kernel.Combine(binary.Operator, Evaluate(binary.Left, chunk, known), Evaluate(binary.Right, chunk, known), result);
                break;
            case VectorNode.Unary unary:
                kernel.Map(unary.Function, Evaluate(unary.Value, chunk, known), result);
                break;
            case VectorNode.Choice choice:
                kernel.Choose(
                    Evaluate(choice.Left, chunk, known), Evaluate(choice.Right, chunk, known),
                    Evaluate(choice.Then, chunk, known), Evaluate(choice.Otherwise, chunk, known), result);
                break;
            case VectorNode.Constant constant:
                result.Fill(kernel.Of(constant.Value));
                break;
            case VectorNode.Outer<E> outer:
                Multiply(outer, chunk.Start, result);
                break;
            case VectorNode.Normal normal:
                for (var i = 0; i < result.Length; i++) result[i] = kernel.Normal(normal.Key, (ulong)(normal.Offset + chunk.Start + i));
                break;
            default:
                throw new InvalidOperationException($"A vector of another kind of run: {vector.GetType().Name}.");
        }
    }

    private void Multiply(VectorNode.Outer<E> outer, int start, Span<E> result)
    {
        var columns = outer.Columns.Length;
        for (var done = 0; done < result.Length;)
        {
            var (row, column) = int.DivRem(start + done, columns);
            var count = int.Min(columns - column, result.Length - done);
            kernel.Scale(outer.Rows[row], outer.Columns.AsSpan(column, count), result.Slice(done, count));
            done += count;
        }
    }
}
