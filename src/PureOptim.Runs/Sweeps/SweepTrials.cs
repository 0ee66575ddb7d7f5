using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>The trials of a sweep: the identities of all of them, and each of them when it is asked for.</summary>
internal sealed class SweepTrials : ITrials
{
    private readonly Sweep _sweep;
    private readonly DataSets _data;
    private readonly TrialId[] _ids;
    private readonly Known<(int Entry, int Optimizer)> _optimizers = new();
    private readonly Known<int> _problems = new();

    private SweepTrials(Sweep sweep, DataSets data, TrialId[] ids) => (_sweep, _data, _ids) = (sweep, data, ids);

    /// <inheritdoc/>
    public int Count => _ids.Length;

    /// <summary>Finds the identities, on all processors.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="data">The data sets that networks learn from: they are named by their content.</param>
    /// <param name="few">Up to this many trials of an entry are made to find their identities.</param>
    /// <param name="cancelled">Ends the work.</param>
    internal static SweepTrials Of(Sweep sweep, DataSets data, int few, CancellationToken cancelled)
    {
        var ids = new TrialId[(int)sweep.Count];
        var start = 0;
        for (var entry = 0; entry < sweep.Entries; entry++)
        {
            var (first, count) = (start, (int)sweep.CountOf(entry));
            var isKnownByText = count > few && data.Identify(Trial(first)).Description.Problem is Minimize;
            if (!isKnownByText || !TemplateIds.TryFill(sweep.LeavesOf(entry), i => Trial(first + i), ids.AsMemory(first, count), cancelled))
                InParallel.Map(count, i => ids[first + i] = data.Identify(Trial(first + i)).Key, Environment.ProcessorCount, cancelled).CopyTo(ids, first);
            start += count;
        }

        return new(sweep, data, ids);

        Trial Trial(long index) => sweep.At(sweep.Place(index));
    }

    /// <inheritdoc/>
    public TrialId IdOf(int index) => _ids[index];

    /// <inheritdoc/>
    public Trial At(int index) => _data.Identify(_sweep.At(Place(index)));

    /// <inheritdoc/>
    public TrialSettings SettingsOf(int index)
    {
        var place = Place(index);
        return new(
            LabelOf(place),
            _sweep.PrecisionOf(place),
            _sweep.StepsOf(place),
            _sweep.SeedOf(place),
            _optimizers.Of((place.Entry, place.Optimizer), () => SettingLeaves.Of(EntryOf(place).Optimizer)),
            _problems.Of(place.Problem, () => SettingLeaves.Of(At(index).Description.Problem)));
    }

    /// <summary>The place of a trial in the grid.</summary>
    internal SweepPlace Place(int index) => _sweep.Place(index);

    /// <summary>The label of the optimizer at a place.</summary>
    internal string LabelOf(SweepPlace place) => _sweep.LabelOf(place);

    /// <summary>The optimizer at a place, with its label.</summary>
    internal RunEntry EntryOf(SweepPlace place) => _sweep.EntryOf(place);

    /// <summary>Settings that trials share, each named once, as long as they are not too many.</summary>
    private sealed class Known<TKey>
        where TKey : notnull
    {
        private const int Most = 10_000;

        private readonly ConcurrentDictionary<TKey, ImmutableArray<KeyValuePair<string, string>>> _known = new();

        internal ImmutableArray<KeyValuePair<string, string>> Of(TKey key, Func<ImmutableArray<KeyValuePair<string, string>>> make)
        {
            if (_known.TryGetValue(key, out var known)) return known;
            var made = make();
            if (_known.Count < Most) _known.TryAdd(key, made);
            return made;
        }
    }
}

/// <summary>The place of a trial in a grid: which entry of the list of optimizers, and of each field, which of the values.</summary>
internal readonly record struct SweepPlace(int Entry, int Optimizer, int Precision, int Problem, int Seed, int Steps);
