using System.Collections.Immutable;
using PureOptim.Experiments.Statistics;

namespace PureOptim.Experiments.Claims;

/// <summary>A claim with what was measured. The verdict is nowhere kept: it follows.</summary>
internal sealed record LedgerRow(Claim Claim, ImmutableArray<CaseResult> Results)
{
    /// <summary>The verdict that the answers come to.</summary>
    internal Verdict Verdict =>
        Verdict.Of(Claim.Quantifier, Claim.Varied, [.. Results.Select(result => (result.Case.Name, result.Answer))]);

    /// <summary>A claim put to the test.</summary>
    internal static LedgerRow Of(Claim claim, IFindings findings) =>
        new(claim, [.. claim.Cases.Select(each => new CaseResult(each, each.Measure.Take(findings)))]);
}
