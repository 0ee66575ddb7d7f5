using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>One case of a claim with what was measured.</summary>
internal sealed record CaseResult(ClaimCase Case, Measured Measured)
{
    /// <summary>What the number says about the condition.</summary>
    internal Answer Answer => Case.Condition.Of(Measured.Number);
}
