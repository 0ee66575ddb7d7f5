using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>What is kept of the results of some trials: in the order of the trials, and by their identities, which are looked up only where they are asked for.</summary>
/// <typeparam name="T">The type of the part of a result that is kept.</typeparam>
/// <param name="trials">All trials.</param>
/// <param name="part">The numbers of those that are meant, each distinct from the others, in order.</param>
internal sealed class SweepResults<T>(ITrials trials, int[] part) : IReadOnlyDictionary<TrialId, T>
{
    private readonly T[] _values = new T[part.Length];
    private readonly bool[] _isThere = new bool[part.Length];
    private TrialNumbers? _places;

    /// <inheritdoc/>
    public int Count => _isThere.AsSpan().Count(true);

    /// <inheritdoc/>
    public IEnumerable<TrialId> Keys => ByTrial.Select(result => trials.IdOf(result.Trial));

    /// <inheritdoc/>
    public IEnumerable<T> Values => ByTrial.Select(result => result.Value);

    /// <summary>The results, each with the number of its trial, in the order of the trials.</summary>
    internal IEnumerable<(int Trial, T Value)> ByTrial
    {
        get
        {
            for (var place = 0; place < part.Length; place++)
            {
                if (_isThere[place]) yield return (part[place], _values[place]);
            }
        }
    }

    /// <inheritdoc/>
    public T this[TrialId key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no result of trial {key}.");

    /// <inheritdoc/>
    public bool ContainsKey(TrialId key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(TrialId key, [MaybeNullWhen(false)] out T value)
    {
        var place = Places().Find(key);
        var isThere = place >= 0 && _isThere[place];
        value = isThere ? _values[place] : default;
        return isThere;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TrialId, T>> GetEnumerator() => ByTrial.Select(result => KeyValuePair.Create(trials.IdOf(result.Trial), result.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether there is a result at a place of the part.</summary>
    internal bool Has(int place) => _isThere[place];

    /// <summary>Keeps a result. Places may be set from several threads.</summary>
    internal void Set(int place, T value) => (_values[place], _isThere[place]) = (value, true);

    private TrialNumbers Places()
    {
        if (_places is { } known) return known;
        var places = new TrialNumbers(place => trials.IdOf(part[place]), part.Length);
        for (var place = 0; place < part.Length; place++) places.Add(place);
        return _places = places;
    }
}
