using System.Collections.Immutable;
using PureOptim.Proofs.Mutants;

namespace PureOptim.Experiments.Proofs;

/// <summary>The mutants of an optimizer's rule.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Verdicts">The verdict on each; none where the rule is no expression.</param>
internal sealed record MutantRow(string Optimizer, ImmutableArray<MutantVerdict> Verdicts)
{
    internal int Count(MutantOutcome outcome) => Verdicts.Count(verdict => verdict.Outcome == outcome);
}
