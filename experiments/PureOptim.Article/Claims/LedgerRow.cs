using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>A claim with what was measured. The verdict is nowhere kept: it follows.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Results">Its cases.</param>
/// <param name="Mark">What limits the verdict, in a word: that of the effort.</param>
internal sealed record LedgerRow(Claim Claim, ImmutableArray<CaseResult> Results, string Mark)
{
    /// <summary>The verdict that follows from the answers.</summary>
    internal Verdict Verdict =>
        Verdict.Of(Claim.Quantifier, Claim.Varied, [.. Results.Select(result => (result.Case.Name, result.Answer))], Mark);

    /// <summary>A claim put to the test.</summary>
    internal static LedgerRow Of(Claim claim, IFindings findings, string mark = "") =>
        new(claim, [.. claim.Cases.Select(each => new CaseResult(each, each.Measure.Take(findings)))], mark);
}
