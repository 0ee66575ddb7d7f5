namespace PureOptim.Core;

/// <summary>A gradient as a wrapper changes it, computed where it is read.</summary>
internal sealed class MappedSource<E>(Parts<E> parts, StepInput<E> input) : VectorSource<E>
    where E : struct
{
    private readonly bool _readsParameters = parts.Read(VectorSources.Parameters);

    /// <inheritdoc/>
    internal override ReadOnlySpan<E> Read(int start, int count, Scratch<E> scratch)
    {
        var result = scratch.Take(count);
        var mark = scratch.Mark;
        for (var done = 0; done < count;)
        {
            var part = parts[parts.IndexAt(start + done)];
            var few = int.Min(count - done, part.Offset + part.Size - start - done);
            var chunk = new Chunk<E>
            {
                Start = start + done - part.Offset,
                Count = few,
                Parameters = _readsParameters ? input.Parameters.Read(start + done, few, scratch) : [],
                Gradients = input.Gradients!.Read(start + done, few, scratch),
                Scratch = scratch,
            };
            part.Evaluate(part.Result!, chunk).CopyTo(result[done..]);
            scratch.Release(mark);
            done += few;
        }

        return result;
    }
}
