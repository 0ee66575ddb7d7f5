using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Replay;

/// <summary>A run with its plan, its result and its stored files.</summary>
/// <param name="Plan">The plan of the run.</param>
/// <param name="Result">Its result.</param>
/// <param name="Every">The number of steps from link to link.</param>
/// <param name="Stored">The stored run; null for one that was made just now.</param>
/// <param name="Threads">The number of threads that may compute.</param>
internal sealed record ReplayedRun(Plan Plan, RunResult Result, long Every, StoredRun? Stored, int Threads)
{
    /// <summary>Whether a file of it is damaged that its numbers are not read from.</summary>
    internal bool IsDamaged { get; init; }

    /// <summary>The parts of one optimizer.</summary>
    /// <param name="optimizer">The index of the run's optimizer, from 0.</param>
    internal RunEvidence<T> EvidenceOf<T>(int optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Plan.RunOf<T>(optimizer), Result.Traces[optimizer], Stored?.Checkpoints(optimizer) ?? ImmutableArray<CheckpointFile>.Empty, Every, Threads);
}
