using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Trials;

/// <summary>Results one by one; the tool reads many at once.</summary>
internal static class TrialReading
{
    private static readonly TrialPart<TrialResult> _whole = new(result => result);

    /// <summary>The result of a trial, or null where there is none that is whole.</summary>
    internal static TrialResult? Find(this TrialStore store, TrialId id)
    {
        TrialResult? found = null;
        store.ReadAll(1, _ => id, _whole, (_, result) => found = result, threads: 1, CancellationToken.None);
        return found;
    }
}
