namespace PureOptim.Experiments.Laws;

/// <summary>Laws and what they are tried on: one table, before anything is checked.</summary>
/// <param name="Title">What stands over the table.</param>
/// <param name="Noun">What a family of columns is: an optimizer, a schedule, a precision.</param>
internal abstract record LawTopic(string Title, string Noun)
{
    /// <summary>The identifiers of the laws.</summary>
    internal abstract IEnumerable<string> Ids { get; }

    /// <summary>What tables call the subjects.</summary>
    internal abstract IEnumerable<string> Labels { get; }

    /// <summary>The one law, and the one subject, where they are named; letters may be of either case.</summary>
    internal abstract LawTopic Only(string? id, string? label);

    /// <summary>Checks every law on every subject, on all processors; the verdicts do not depend on how many there are.</summary>
    /// <exception cref="ArgumentException">The text of the replay is not of its form.</exception>
    internal abstract LawMatrix Check(LawTrial trial, Action<CheckProgress> observe, CancellationToken cancelled);
}
