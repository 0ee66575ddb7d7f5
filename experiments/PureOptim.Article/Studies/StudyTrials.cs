using System.Collections.Immutable;

namespace PureOptim.Article.Studies;

/// <summary>The trials of a study with their results: all that it has to say follows from them.</summary>
/// <param name="Parts">The sweeps by name, each with its trials in their order.</param>
internal sealed record StudyTrials(ImmutableArray<(string Sweep, ImmutableArray<Measured> Trials)> Parts)
{
    /// <summary>The trials of a sweep.</summary>
    internal ImmutableArray<Measured> this[string sweep] => Parts.Single(part => part.Sweep == sweep).Trials;
}
