namespace PureOptim.Core;

/// <summary>A vector that is read a part at a time.</summary>
internal abstract class VectorSource<E>
    where E : struct
{
    /// <summary>The elements from <paramref name="start"/> on; at most a block, in scratch memory or where they already are.</summary>
    internal abstract ReadOnlySpan<E> Read(int start, int count, Scratch<E> scratch);

    /// <summary>A copy of the elements from <paramref name="start"/> on, however many.</summary>
    internal E[] ReadAll(int start, int length, Scratch<E> scratch)
    {
        var values = new E[length];
        for (var done = 0; done < length; done += Scratch<E>.Length)
        {
            var mark = scratch.Mark;
            Read(start + done, int.Min(Scratch<E>.Length, length - done), scratch).CopyTo(values.AsSpan(done));
            scratch.Release(mark);
        }

        return values;
    }
}
