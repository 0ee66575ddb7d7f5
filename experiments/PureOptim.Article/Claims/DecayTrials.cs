using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Claims;

/// <summary>RMSProp over decays and learning rates: the trials of the study of the decay, which the two share.</summary>
internal static class DecayTrials
{
    /// <summary>The trials by the names of their sweeps.</summary>
    internal static ImmutableArray<(string Problem, ImmutableArray<Trial> Trials)> Of(Effort effort) =>
    [
        .. StudyDescription.Load(new GammaSensitivity().Name, effort.HasSmallStudies).Sweeps
            .Select(sweep => (sweep.Name, sweep.Expand().ToImmutableArray())),
    ];
}
