using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Tests.Proofs;

/// <summary>Laws of rules that look at whole tensors, at 2×2 numbers; each that is proved beside one like it that must not be.</summary>
public sealed class TensorClaimsTests
{
    [FactWithSolver]
    public void A_law_that_holds_is_proved_and_says_of_which_shapes()
    {
        var proof = Prover().Prove(Law("B4"), new SmallTensorRule());
        Assert.True(proof.Outcome == ProofOutcome.Proved, proof.NoSentence);
        Assert.Equal("2×2", Assert.Single(proof.Shapes));
        Assert.Equal(4, proof.Claims.Length);
    }

    [FactWithSolver]
    public void A_rule_that_treats_vectors_otherwise_is_looked_at_those_too() =>
        Assert.Equal("2×2 and 2", string.Join(" and ", Prover().Prove(Law("B4"), new Sm3()).Shapes));

    /// <summary>The mean of a column is another where one of its elements has the other sign.</summary>
    [FactWithSolver]
    public void A_law_that_fails_is_refuted_by_a_run()
    {
        var proof = Prover().Prove(Law("B4"), new SmallTensorRule(SmallTensorChange.ColumnMeans));
        Assert.Equal(ProofOutcome.Refuted, proof.Outcome);
        Assert.Contains("g.111 =", proof.Claims.First(claim => claim.Outcome == ProofOutcome.Refuted).Reason, StringComparison.Ordinal);
    }

    [FactWithSolver]
    public void In_other_units_the_path_is_the_same_but_where_a_number_has_none()
    {
        Assert.Equal(ProofOutcome.Proved, Prover().Prove(Law("B11"), new SmallTensorRule()).Outcome);
        var proof = Prover().Prove(Law("B11"), new SmallTensorRule(SmallTensorChange.OnePlusNorm));
        Assert.Equal(ProofOutcome.Refuted, proof.Outcome);
        Assert.NotEmpty(RuleUnits.FindingsIn(new SmallTensorRule(SmallTensorChange.OnePlusNorm)));
        Assert.Empty(RuleUnits.FindingsIn(new SmallTensorRule()));
    }

    /// <summary>What it does at a norm of 0 no expression of other norms tells.</summary>
    [FactWithSolver]
    public void A_rule_that_reads_the_value_of_a_number_is_no_expression()
    {
        var proof = Prover().Prove(Law("B4"), new SmallTensorRule(SmallTensorChange.ReadNorm));
        Assert.Equal(ProofOutcome.NoSentence, proof.Outcome);
        Assert.Equal("The rule of SmallTensorRule is no expression: What it does is chosen by the value of a number.", proof.NoSentence);
    }

    /// <summary>Where a hyperparameter is 0 the rule is another; what is proved is proved of both.</summary>
    [FactWithSolver]
    public void A_rule_that_is_another_where_a_hyperparameter_is_zero_is_looked_at_there_and_elsewhere()
    {
        var claims = Prover().Prove(Law("B8"), new SmallTensorRule(SmallTensorChange.OffAtZero)).Claims;
        Assert.Equal(2, claims.Length);
        Assert.Equal(ProofOutcome.Proved, Assert.Single(claims, claim => claim.Claim.Subject.Zeros.Contains("LearningRate")).Outcome);
        Assert.Equal(ProofOutcome.Refuted, Assert.Single(claims, claim => claim.Claim.Subject.Positives.Contains("LearningRate")).Outcome);
    }

    [FactWithSolver]
    public void The_lemmas_of_a_proof_are_the_same_for_every_rule()
    {
        var (one, other) = (Lemmas(new SmallTensorRule()), Lemmas(new Sm3()));
        Assert.NotEmpty(one);
        Assert.All(one.Where(lemma => other.ContainsKey(lemma.Key)), lemma => Assert.Equal(lemma.Value, other[lemma.Key]));
    }

    /// <summary>A claim about the norm of a step, which one about coordinates cannot say.</summary>
    [FactWithSolver]
    public void A_claim_speaks_of_the_elements_together()
    {
        Claim About(Func<Symbol, Symbol, Sentence> compare) => Claim.AboutFirstStep(new(new SmallTensorRule(), [2, 2]), "The first step is as long as the rate.", claim =>
        {
            var run = claim.Run(claim.Inputs("g"));
            claim.Assume(Sentence.Below(0, run.Gradients.SumOfSquares));
            return compare(run.Changes.SumOfSquares, claim["LearningRate"] * claim["LearningRate"]);
        });
        Assert.Equal(ProofOutcome.Proved, Prove(About(Sentence.Equal)).Outcome);
        Assert.Equal(ProofOutcome.Refuted, Prove(About((length, rate) => Sentence.AtMost(2 * length, rate))).Outcome);
    }

    private static ImmutableSortedDictionary<string, string> Lemmas(IOptimizer optimizer) => Prover().Prove(Law("B4"), optimizer).Claims
        .SelectMany(claim => claim.Obligations).Where(one => one.Name.StartsWith("lemma-", StringComparison.Ordinal))
        .GroupBy(one => one.Name).ToImmutableSortedDictionary(one => one.Key, one => string.Concat(one.Select(each => each.Text).Distinct()), StringComparer.Ordinal);

    private static ClaimProof Prove(Claim claim) => Prover().Claims.Prove(claim, ["Test", claim.Statement]);

    private static Law Law(string id) => OptimizerLaws.All.Single(law => law.Id == id);

    private static LawProver Prover() => new(Solver.Installed(), effort: 1, new AnswerStore());
}
