using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>A number from paths.</summary>
/// <param name="What">What the number is, in words.</param>
/// <param name="Walks">The paths.</param>
/// <param name="Number">The number, from the paths in their order.</param>
internal sealed record WalkMeasure(string What, ImmutableArray<Walk> Walks, Func<ImmutableArray<WalkedPath>, Estimate> Number) : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => [.. Walks.Select(walk => walk.Trial).OfType<Trial>()];

    internal override Measured Take(IFindings findings)
    {
        var paths = Walks.Select(findings.Of).ToImmutableArray();
        return new(Number(paths), "", [.. Walks.Zip(paths, Evident)]);
    }

    private static Evidence Evident(Walk walk, WalkedPath path) => walk.Trial is { } trial
        ? new(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description))
        : new(EvidenceKind.Path, path.Digest, TrialText.Of(walk.Optimizer, new(walk.Objective, walk.Start), walk.Steps)
            + (walk.WarmUp > 0 ? $", begun with the state that {walk.WarmUp} earlier steps left" : ""));
}
