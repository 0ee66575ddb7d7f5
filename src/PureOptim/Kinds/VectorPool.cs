using System.Runtime.InteropServices;

namespace PureOptim.Core;

/// <summary>
/// Memory for vectors that are computed within a step and gone after it. Arrays of a tensor's size that are asked for anew in each step come from the system a page at a
/// time, which takes longer than to fill them; so those that a step is done with wait here for the next. One thread takes and gives.
/// </summary>
internal sealed class VectorPool<E>
    where E : struct
{
    /// <summary>Shorter arrays lie where the collector finds room without asking the system.</summary>
    private const int Shortest = 4096;

    private Dictionary<int, Stack<E[]>>? _free;

    /// <summary>An array, not cleared.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="lent">Receives it, if it is to be given back.</param>
    internal E[] Take(int length, List<E[]> lent)
    {
        if (length < Shortest) return new E[length];
        var values = _free is not null && _free.TryGetValue(length, out var free) && free.TryPop(out var waiting) ? waiting : GC.AllocateUninitializedArray<E>(length);
        lent.Add(values);
        return values;
    }

    /// <summary>Takes arrays back; all but some of them.</summary>
    /// <param name="lent">The arrays, of which those that stay out are left.</param>
    /// <param name="inUse">Those that stay out.</param>
    internal void Return(List<E[]> lent, IReadOnlySet<E[]> inUse)
    {
        if (lent.Count == 0) return;
        _free ??= [];
        foreach (var values in lent)
        {
            if (inUse.Contains(values)) continue;
            ref var free = ref CollectionsMarshal.GetValueRefOrAddDefault(_free, values.Length, out _);
            (free ??= []).Push(values);
        }

        lent.RemoveAll(values => !inUse.Contains(values));
    }
}
