using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>Trials that are made when they are asked for: of most, only the identity is.</summary>
internal interface ITrials
{
    /// <summary>The number of trials, with repeated ones counted as often as they occur.</summary>
    int Count { get; }

    /// <summary>The identity of a trial. May be called from several threads.</summary>
    TrialId IdOf(int index);

    /// <summary>A trial. May be called from several threads.</summary>
    Trial At(int index);

    /// <summary>The settings of a trial. May be called from several threads.</summary>
    TrialSettings SettingsOf(int index) => TrialSettings.Of(At(index));

    /// <summary>The distinct trials: of those that are the same, the first.</summary>
    int[] Distinct()
    {
        var (seen, distinct) = (new TrialNumbers(IdOf, Count), new int[Count]);
        var count = 0;
        for (var i = 0; i < distinct.Length; i++)
        {
            if (seen.Add(i) == i) distinct[count++] = i;
        }

        return distinct[..count];
    }
}

/// <summary>Trials that are there.</summary>
/// <param name="trials">The trials.</param>
internal sealed class TrialArray(IEnumerable<Trial> trials) : ITrials
{
    private readonly Trial[] _trials = [.. trials];

    /// <inheritdoc/>
    public int Count => _trials.Length;

    /// <inheritdoc/>
    public TrialId IdOf(int index) => _trials[index].Key;

    /// <inheritdoc/>
    public Trial At(int index) => _trials[index];
}
