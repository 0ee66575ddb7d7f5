using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>Every claim put to the test.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Rows">A row for each claim.</param>
internal sealed record ClaimReport(Budget Budget, ImmutableArray<ClaimReportRow> Rows)
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = "claims";

    /// <summary>Puts claims to the test.</summary>
    /// <param name="budget">The budget of the results.</param>
    /// <param name="claims">The claims, no two of one identifier.</param>
    /// <param name="source">The results that their numbers follow from.</param>
    /// <exception cref="ArgumentException">An identifier stands twice.</exception>
    internal static ClaimReport Of(Budget budget, ImmutableArray<Claim> claims, IResultSource source) =>
        claims.CountBy(claim => claim.Id).FirstOrDefault(pair => pair.Value > 1) is { Key: { } id }
            ? throw new ArgumentException($"The claim \"{id}\" stands twice; each must have a name of its own.", nameof(claims))
            : new(budget, [.. claims.Select(claim => ClaimReportRow.Of(claim, source, budget.Mark))]);
}

/// <summary>A claim with what was measured. The verdict is nowhere kept: it follows.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Results">Its cases.</param>
/// <param name="Mark">The limitation of the verdict in a word: that of the budget.</param>
internal sealed record ClaimReportRow(Claim Claim, ImmutableArray<CaseResult> Results, string Mark)
{
    /// <summary>The verdict that follows from the answers.</summary>
    internal Verdict Verdict =>
        Verdict.Of(Claim.Quantifier, Claim.Varied, [.. Results.Select(result => (result.Case.Name, result.Answer))], Mark);

    /// <summary>A claim put to the test.</summary>
    internal static ClaimReportRow Of(Claim claim, IResultSource source, string mark = "") =>
        new(claim, [.. claim.Cases.Select(each => new CaseResult(each, each.Measure.Take(source)))], mark);
}
