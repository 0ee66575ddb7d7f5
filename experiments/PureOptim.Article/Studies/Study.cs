using System.Collections.Immutable;

namespace PureOptim.Article.Studies;

/// <summary>A question that sweeps answer: a pure function from the results of trials to findings, tables and pictures.</summary>
/// <param name="Name">The name on the command line.</param>
internal abstract record Study(string Name)
{
    /// <summary>All studies.</summary>
    internal static ImmutableArray<Study> All { get; } = [new GammaOne(), new Rotation(), new GammaSensitivity(), new Zoo()];

    /// <summary>Their names.</summary>
    internal static IEnumerable<string> Names => All.Select(study => study.Name);

    /// <summary>The study of that name, or null.</summary>
    internal static Study? Find(string name) => All.FirstOrDefault(study => study.Name == name);

    /// <summary>The sweeps of the study.</summary>
    /// <param name="quick">Whether to take the small grids instead of the full ones.</param>
    internal virtual StudyDescription Describe(bool quick) => StudyDescription.Load(Name, quick);

    /// <summary>The report on the results of the trials.</summary>
    internal abstract StudyReport Report(StudyTrials trials);
}

/// <summary>The trials of a study with their results: all that it has to say follows from them.</summary>
/// <param name="Parts">The sweeps by name, each with its trials in their order.</param>
internal sealed record StudyTrials(ImmutableArray<(string Sweep, ImmutableArray<MeasuredTrial> Trials)> Parts)
{
    /// <summary>The trials of a sweep.</summary>
    internal ImmutableArray<MeasuredTrial> this[string sweep] => Parts.Single(part => part.Sweep == sweep).Trials;
}
