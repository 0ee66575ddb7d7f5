using System.Collections.Immutable;

namespace PureOptim.Article.Claims;

/// <summary>Every claim that the article makes, in its order, and then the errata of its code.</summary>
internal static class ArticleClaims
{
    internal static ImmutableArray<Claim> Of(Budget effort) =>
    [
        .. GradientClaims.Of(effort),
        .. NetworkClaims.Of(effort),
        .. DecayOneClaims.Of(effort),
        .. RotationClaims.Of(effort),
        .. DecayClaims.Of(DecayTrials.Of(effort)),
        .. CodeErrors.Of(effort),
    ];
}
