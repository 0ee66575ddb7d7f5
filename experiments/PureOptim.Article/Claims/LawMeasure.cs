using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>How many counterexamples to a law are found: none or one, for the search ends with the first.</summary>
/// <param name="Law">The law's identifier.</param>
/// <param name="Optimizer">The optimizer that is held to it.</param>
internal sealed record LawMeasure(string Law, IOptimizer Optimizer) : Measure($"counterexamples to law {Law} on {Optimizer.DisplayName} (the search ends with the first)")
{
    internal override Measured Take(IFindings findings)
    {
        var verdict = findings.Of(Law, Optimizer);
        var evidence = new Evidence(EvidenceKind.Law, Law, $"{verdict.Law.Statement} On {Optimizer.DisplayName}, {CountText.Of(verdict.Cases, "case")}: {verdict.Summary}.");

        // Cases that say nothing are no evidence that there is no counterexample.
        var found = verdict.IsBroken ? 1 : verdict.IsVacuous ? double.NaN : 0;
        return new(Estimate.Exactly(found), verdict.Summary, [evidence]);
    }
}
