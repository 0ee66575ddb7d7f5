using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The trials that are missing, handed out one at a time. Those of a part come first; then those of each other part that no process is at work on; then what is left of the others, so that nobody waits
/// for a slow one. With a store the order is another one in every process, so that several which share the store seldom run the same trial; results do not depend on it. Safe to share between threads.
/// </summary>
internal sealed class TrialQueue : IDisposable
{
    private readonly TrialStore? _store;
    private readonly ITrials _trials;
    private readonly int[] _part;
    private readonly Shard _first;
    private readonly IEnumerator<int> _order;
    private readonly Lock _gate = new();

    /// <summary>A queue.</summary>
    /// <param name="store">The store of results, or null.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="part">The numbers of those that are meant.</param>
    /// <param name="missing">The places in it that have no result.</param>
    /// <param name="first">The part whose trials come first.</param>
    internal TrialQueue(TrialStore? store, ITrials trials, int[] part, int[] missing, Shard first)
    {
        (_store, _trials, _part, _first) = (store, trials, part, first);
        _order = (store is null ? missing : first == Shard.Whole ? Shuffled(missing) : PartByPart(store, missing)).GetEnumerator();
    }

    /// <summary>The place of the next trial to run, unless another process has done it meanwhile; null where there is none.</summary>
    internal int? Next()
    {
        lock (_gate) return _order.MoveNext() ? _order.Current : null;
    }

    /// <summary>Leaves the part.</summary>
    public void Dispose() => _order.Dispose();

    private IEnumerable<int> PartByPart(TrialStore store, int[] missing)
    {
        var parts = missing.ToLookup(place => Shard.NumberOf(place, _first.Parts));
        var others = new List<int>();
        foreach (var number in Shuffled([.. parts.Select(part => part.Key).Where(number => number != _first.Number)]).Prepend(_first.Number))
        {
            var isOver = parts[number].All(place => store.Has(_trials.IdOf(_part[place])));
            using var right = isOver ? null : store.TryTakePart(NameOf(number));
            if (right is null && !isOver)
            {
                others.Add(number);
                continue;
            }

            if (!isOver) store.LookForMore(now: true); // Who had the right before may have done some of it.
            foreach (var place in Shuffled([.. parts[number]])) yield return place;
        }

        if (others.Count == 0) yield break;
        store.LookForMore(now: true);
        foreach (var place in Shuffled([.. others.SelectMany(number => parts[number])])) yield return place;

        // Nor stays what processes have left that were killed.
        foreach (var number in others) store.TryTakePart(NameOf(number))?.Dispose();
    }

    private string NameOf(int number) => Invariant($"{_trials.IdOf(_part[0])}-{_part.Length}-{number}-{_first.Parts}");

    private static int[] Shuffled(int[] places)
    {
        var key = RandomKey.FromSeed((ulong)Environment.ProcessId ^ (ulong)DateTime.UtcNow.Ticks);
        double[] order = [.. places.Select((_, i) => key.Uniform<double>((ulong)i))];
        int[] shuffled = [.. places];
        Array.Sort(order, shuffled);
        return shuffled;
    }
}
