using System.Collections.Immutable;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>The outcome of the trials of a sweep.</summary>
/// <typeparam name="T">The type of the part of a result that is kept.</typeparam>
/// <param name="Results">The part of each result that is kept, by the identity of the trial.</param>
/// <param name="Done">The number of trials that were run now.</param>
/// <param name="Damaged">Of the results that were there, what is wrong with those that were damaged and are run again.</param>
/// <param name="Failed">The trials that could not be run, and why.</param>
/// <param name="Missing">The number of trials that have not been run, because the sweep was interrupted.</param>
/// <param name="FirstMissing">The first of them.</param>
internal sealed record SweepOutcome<T>(
    SweepResults<T> Results,
    int Done,
    ImmutableArray<string> Damaged,
    ImmutableArray<(Trial Trial, string Reason)> Failed,
    int Missing,
    ImmutableArray<Trial> FirstMissing)
{
    /// <summary>What was damaged, and what comes of it, a line each.</summary>
    internal IEnumerable<string> DamageLines => Damaged.Select(damage => $"{damage}; what it lost is run again");

    /// <summary>The number of distinct trials.</summary>
    internal int Total => Results.Count + Failed.Length + Missing;

    /// <summary>The number of results that existed already, or came from another process meanwhile.</summary>
    internal int AlreadyThere => Results.Count - Done;

    /// <summary>The results, if every trial has one.</summary>
    /// <exception cref="OperationCanceledException">The sweep was interrupted.</exception>
    internal IReadOnlyDictionary<TrialId, T> Complete(CancellationToken cancelled)
    {
        if (Missing > 0) cancelled.ThrowIfCancellationRequested();
        return Failed is [var (trial, reason), ..] ? throw new RunException($"{trial} failed: {reason}") : Results;
    }
}
