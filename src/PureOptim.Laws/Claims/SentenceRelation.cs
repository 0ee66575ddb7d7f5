namespace PureOptim.Laws.Claims;

/// <summary>How a sentence compares two expressions.</summary>
internal enum SentenceRelation
{
    /// <summary>They are the same number.</summary>
    Equal,

    /// <summary>The first is at most the second.</summary>
    AtMost,

    /// <summary>The first is below the second.</summary>
    Below,
}
