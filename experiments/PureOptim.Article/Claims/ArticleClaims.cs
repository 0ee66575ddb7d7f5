using System.Collections.Immutable;

namespace PureOptim.Article.Claims;

/// <summary>Every claim that the article makes, in its order, and then the errors of its code.</summary>
internal static class ArticleClaims
{
    internal static ImmutableArray<Claim> Of(Budget budget) =>
    [
        .. GradientClaims.Of(budget),
        .. NetworkClaims.Of(budget),
        .. DecayOneClaims.Of(budget),
        .. RotationClaims.Of(budget),
        .. DecayClaims.Of(DecayTrials.Of(budget)),
        .. CodeErrors.Of(budget),
    ];
}
