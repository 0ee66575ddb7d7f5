using System.Collections.Immutable;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Verification;

/// <summary>The result of examining a stored run.</summary>
/// <param name="Manifest">The manifest; null where there is none, or none that can be read.</param>
/// <param name="Result">The result of the run; null where it cannot be read.</param>
/// <param name="Damages">The damage of its files.</param>
/// <param name="Added">The files in its folder that belong to no run; they do the run no harm.</param>
/// <param name="Note">A remark that is worth a line; null if there is none.</param>
internal sealed record RunCondition(
    Manifest? Manifest, RunResult? Result, ImmutableArray<RunProblem> Damages, ImmutableArray<RunProblem> Added, string? Note = null)
{
    /// <summary>Whether the run is finished and every file is as it was written.</summary>
    internal bool IsWhole => Manifest is not null && Result is not null && Damages.IsEmpty;

    /// <summary>Whether the run was begun and not finished.</summary>
    internal bool IsUnfinished => Manifest is null && !Damages.Any(damage => damage.File == Store.Manifest.FileName);
}

/// <summary>Something that is wrong with a run of the store.</summary>
/// <param name="File">The file that it is about, by its name in the run's folder.</param>
/// <param name="Text">The problem, in one line that begins with the file's path.</param>
internal readonly record struct RunProblem(string File, string Text);
