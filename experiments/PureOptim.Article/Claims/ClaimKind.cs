namespace PureOptim.Article.Claims;

/// <summary>Who says it: the article, or this ledger about the article.</summary>
internal enum ClaimKind
{
    /// <summary>The article says it.</summary>
    Claim,

    /// <summary>It is an error in the article's code; to support it is to show the error.</summary>
    Erratum,
}
