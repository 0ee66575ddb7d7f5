namespace PureOptim.Article.Claims;

/// <summary>How something is known.</summary>
internal enum EvidenceKind
{
    /// <summary>By a trial: the store has its description and its result under its identity.</summary>
    Trial,

    /// <summary>By a path that no description can say, walked when the ledger is made: its identity is the SHA-256 of its last point.</summary>
    Path,

    /// <summary>By a trial that is run once more when the ledger is made.</summary>
    Rerun,

    /// <summary>By a law, checked when the ledger is made.</summary>
    Law,

    /// <summary>By reading: a fact of a text, or a number that somebody else measured. Nothing is run.</summary>
    Reading,
}
