using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Mutants;

/// <summary>
/// Tries proofs on what they must not prove: the rule of an optimizer with one operator or constant changed. A law that is proved of every such mutant says
/// nothing of what was changed.
/// </summary>
/// <param name="prover">Proves the laws.</param>
public sealed class MutantProver(LawProver prover)
{
    /// <summary>Judges every mutant of an optimizer's rule.</summary>
    /// <param name="optimizer">The optimizer, with its options; of its hyperparameters every value in their ranges is meant.</param>
    /// <param name="laws">The laws; those count that hold of the optimizer, and of them the claims that are proved.</param>
    /// <returns>A verdict for each mutant, in the order in which the rule computes.</returns>
    /// <exception cref="ClaimException">The rule cannot be put into expressions.</exception>
    public ImmutableArray<MutantVerdict> Judge(ElementWise optimizer, IEnumerable<Law> laws)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(laws);
        var rule = RuleExpressions.Of(optimizer);
        // Those with few runs are decided soonest.
        ImmutableArray<(Law Law, Claim Claim)> proved =
        [
            .. from law in laws
               where law.Applies(optimizer) == Applicability.Holds
               from proof in prover.Prove(law, optimizer).Claims
               where proof.Outcome == ProofOutcome.Proved
               orderby proof.Claim.IsFirstStep ? 0 : proof.Claim.Runs.Length
               select (law, proof.Claim),
        ];
        return [.. RuleMutant.Of(rule).Select(mutant => Judge(optimizer, mutant, proved))];
    }

    /// <summary>The claim about the mutant; null where it looks at runs that have none.</summary>
    internal static Claim? Of(Claim claim, RuleMutant mutant, ElementWise optimizer)
    {
        try
        {
            return claim.WithSteps(mutant.StepsOf(optimizer));
        }
        catch (ClaimException)
        {
            return null;
        }
    }

    private MutantVerdict Judge(ElementWise optimizer, RuleMutant mutant, ImmutableArray<(Law Law, Claim Claim)> proved)
    {
        var claims = proved.Select(one => (one.Law, Claim: Of(one.Claim, mutant, optimizer))).Where(one => one.Claim is not null).Select(one => (one.Law, Claim: one.Claim!)).ToArray();
        foreach (var (law, claim) in claims)
            if (Samples.Of(claim) is { AgreeWithConclusion: false } or { AreDefined: false }) return new(mutant.Change, MutantOutcome.Broken, law.Id);
        // One on the same path may break a law about what else is kept.
        var same = mutant.IsEquivalent(optimizer);
        if (Samples.Of(same).AgreeWithConclusion && Prove(same, "Mutant", optimizer).Outcome == ProofOutcome.Proved) return new(mutant.Change, MutantOutcome.Equivalent, null);
        foreach (var (law, claim) in claims)
            if (Prove(claim, $"{law.Id} of a mutant", optimizer).Outcome != ProofOutcome.Proved) return new(mutant.Change, MutantOutcome.NotProved, law.Id);
        return new(mutant.Change, MutantOutcome.Alive, null);
    }

    private ClaimProof Prove(Claim claim, string title, ElementWise optimizer) => prover.Claims.Prove(claim, [title, $"{optimizer}: {claim.Statement}"], isToRefute: false);
}
