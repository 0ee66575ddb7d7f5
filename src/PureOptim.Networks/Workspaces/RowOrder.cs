namespace PureOptim.Networks.Workspaces;

/// <summary>Orders rows by a key, so that alike ones stand beside each other; within a key they stay as they were.</summary>
internal static class RowOrder
{
    /// <summary>Fills the order: each row's index, those of the smallest key first.</summary>
    /// <param name="keys">The key of each row, from 0.</param>
    /// <param name="order">As many places.</param>
    /// <param name="starts">One place for each key; what stands there is lost.</param>
    internal static void Fill(ReadOnlySpan<int> keys, Span<int> order, Span<int> starts)
    {
        starts.Clear();
        foreach (var key in keys) starts[key]++;
        var start = 0;
        foreach (ref var count in starts) (start, count) = (start + count, start);
        for (var row = 0; row < keys.Length; row++) order[starts[keys[row]]++] = row;
    }
}
