using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>A number that was found out, and from what.</summary>
/// <param name="Number">The number with its interval.</param>
/// <param name="Note">A note on the number; empty if there is none.</param>
/// <param name="Evidence">The evidence that it follows from.</param>
internal sealed record Measured(Estimate Number, string Note, ImmutableArray<Evidence> Evidence);

/// <summary>Something that a number follows from.</summary>
/// <param name="Kind">The kind of the evidence.</param>
/// <param name="Id">The key that finds it again: the identity of a run or a trial, the identifier of a law, the source of a reading.</param>
/// <param name="Text">The evidence in words.</param>
internal sealed record Evidence(EvidenceKind Kind, string Id, string Text);

/// <summary>The kinds of evidence.</summary>
internal enum EvidenceKind
{
    /// <summary>By a trial: the store has its description and its result under its identity.</summary>
    Trial,

    /// <summary>By a path that no description can say, walked when the report is made: its identity is the SHA-256 of its last point.</summary>
    Path,

    /// <summary>By a trial that is run once more when the report is made.</summary>
    Rerun,

    /// <summary>By a law, checked when the report is made.</summary>
    Law,

    /// <summary>By reading: a fact of a text, or a number that somebody else measured. Nothing is run.</summary>
    Reading,
}
