using System.Collections.Immutable;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Verification;

/// <summary>The result of examining a stored run.</summary>
/// <param name="Manifest">The manifest; null where there is none, or none that can be read.</param>
/// <param name="Result">What the run came to; null where that cannot be read.</param>
/// <param name="Damages">What is wrong with its files.</param>
/// <param name="Added">What is in its folder and belongs to no run; nothing that a run needs is wrong for that.</param>
/// <param name="Note">What else is worth a line; null if nothing is.</param>
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
/// <param name="Text">What is wrong, in one line that begins with the file's path.</param>
internal readonly record struct RunProblem(string File, string Text);
