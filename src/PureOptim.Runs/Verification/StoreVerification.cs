using System.Collections.Immutable;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Verification;

/// <summary>The result of checking a whole store without running anything.</summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="Unfinished">The number of those without a manifest: they were begun, which is no damage.</param>
/// <param name="Trials">The number of results of trials.</param>
/// <param name="Studies">The number of studies.</param>
/// <param name="Unchecked">The number of those without a manifest, as early versions of the tool wrote them, so that there is nothing to compare their files with.</param>
/// <param name="Problems">The problems, a line each, in the order of the files.</param>
/// <param name="Notes">Remarks that are no problems, a line each.</param>
internal sealed record StoreVerification(
    int Runs, int Unfinished, int Trials, int Studies, int Unchecked, ImmutableArray<string> Problems, ImmutableArray<string> Notes)
{
    /// <summary>Checks every run, every trial and every study, on all processors.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancelled">Ends the check.</param>
    internal static StoreVerification Of(RunStore store, CancellationToken cancelled)
    {
        if (!Directory.Exists(store.Path)) throw new RunException($"{store.Path}: {(File.Exists(store.Path) ? "it is a file, not the folder of a store" : "there is no such folder")}");
        var (runs, trials, studies, reports) = (store.List().ToArray(), TrialVerification.Of(store.Path, cancelled), store.Studies().ToArray(), store.Reports().ToArray());
        if (runs.Length + trials.Count + trials.Problems.Length + studies.Length + reports.Length == 0)
        {
            throw new RunException(new StoredRun(store.Path) is { IsOne: true } run && RunKey.Is(run.Key)
                ? $"{store.Path}: this is a run, not a store; its store is {Path.GetDirectoryName(store.Path)}"
                : $"{store.Path}: this is no store: there is no run in it, no trial and no study");
        }

        var ofRuns = InParallel(runs, run => new RunVerification(run).Examine(), cancelled);
        var ofStudies = InParallel(studies, StudyVerification.Of, cancelled);
        return new(
            runs.Length,
            ofRuns.Count(run => run.IsUnfinished),
            trials.Count,
            studies.Length,
            ofStudies.Count(study => !study.IsChecked),
            [.. ofRuns.SelectMany(run => run.Damages.Concat(run.Added)).Select(problem => problem.Text), .. trials.Problems, .. ofStudies.SelectMany(study => study.Problems), .. reports.SelectMany(report => StudyVerification.OfReport(report))],
            [.. ofRuns.Select(run => run.Note).OfType<string>()]);
    }

    private static TFinding[] InParallel<TItem, TFinding>(TItem[] items, Func<TItem, TFinding> check, CancellationToken cancelled)
    {
        var findings = new TFinding[items.Length];
        Parallel.For(0, items.Length, new ParallelOptions { CancellationToken = cancelled }, i => findings[i] = check(items[i]));
        return findings;
    }
}
