namespace PureOptim.Networks.Workspaces;

/// <summary>Orders rows by a key, so that alike ones stand beside each other. It changes the speed of a product, never its result.</summary>
internal static class RowOrder
{
    /// <summary>Keys that differ by a multiple of this count as the same.</summary>
    internal const int Keys = 64;

    /// <summary>Fills the order: each row's index, those with the smallest key first; within a key they stay as they were.</summary>
    /// <param name="keys">The key of each row, not negative.</param>
    /// <param name="order">The places, one for each row.</param>
    internal static void Fill(ReadOnlySpan<int> keys, Span<int> order)
    {
        Span<int> starts = stackalloc int[Keys];
        foreach (var key in keys) starts[key % Keys]++;
        var start = 0;
        foreach (ref var count in starts) (start, count) = (start + count, start);
        for (var row = 0; row < keys.Length; row++) order[starts[keys[row] % Keys]++] = row;
    }
}
