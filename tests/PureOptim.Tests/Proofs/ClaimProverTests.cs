using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Tests.Proofs;

/// <summary>Claims that must not be proved, each beside one like it that is.</summary>
public sealed class ClaimProverTests
{
    [FactWithSolver]
    public void A_wrong_claim_is_refuted_with_numbers_that_intervals_certify()
    {
        var proof = Prove(Claim.About(new Momentum(), "No step is longer than the rate times the gradient.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            return Sentence.AtMost(Symbol.Abs(run.Change), claim["LearningRate"] * Symbol.Abs(run.Gradient));
        }));
        Assert.Equal(ProofOutcome.Refuted, proof.Outcome);
        Assert.Matches("^With LearningRate = .+, after step 2 .+ is not at most .+$", proof.Reason);
    }

    [FactWithSolver]
    public void The_same_claim_is_proved_of_a_first_step()
    {
        var proof = Prove(Claim.AboutFirstStep(new Momentum(), "The first step is as long as the rate times the gradient.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            return Sentence.Equal(Symbol.Abs(run.Change), claim["LearningRate"] * Symbol.Abs(run.Gradient));
        }));
        Assert.True(proof.Outcome == ProofOutcome.Proved, proof.Reason);
    }

    [FactWithSolver]
    public void Numbers_that_are_far_from_those_drawn_refute_too()
    {
        var proof = Prove(Claim.About(new Sgd(), "Gradients are below a million.", claim => Sentence.Below(claim.Run(claim.Input("g")).Gradient, 1e6)));
        Assert.True(proof.Outcome == ProofOutcome.Refuted, proof.Reason);
    }

    [FactWithSolver]
    public void Nothing_follows_from_assumptions_that_contradict_each_other()
    {
        static Claim Positive(bool contradicts) => Claim.About(new Sgd(), "One is two.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            if (contradicts) claim.Assume(Sentence.Below(run.Gradient, 0) & Sentence.Below(0, run.Gradient));
            return contradicts ? Sentence.Equal(1, 2) : Sentence.Equal(run.Change, -(claim["LearningRate"] * run.Gradient));
        });
        var (contradictory, possible) = (Prove(Positive(true)), Prove(Positive(false)));
        Assert.Equal(ProofOutcome.Undecided, contradictory.Outcome);
        Assert.Empty(contradictory.Witness);
        Assert.True(possible.Outcome == ProofOutcome.Proved, possible.Reason);
        Assert.Equal(["LearningRate", "g", "theta0"], possible.Witness.Keys);
    }

    [FactWithSolver]
    public void A_divisor_that_may_be_zero_is_found()
    {
        static Sentence Conclude(ClaimSketch claim, ClaimRun run) => Sentence.Equal(run.Change * run.Slot("Squares"), -(claim["LearningRate"] * run.Gradient));
        Found(SmallChange.OverSquares, Conclude);
    }

    [FactWithSolver]
    public void A_root_of_a_negative_number_is_found()
    {
        static Sentence Conclude(ClaimSketch claim, ClaimRun run) =>
            Sentence.Equal(run.Change * run.Change, claim["LearningRate"] * claim["LearningRate"] * (run.Gradient + 1));
        Found(SmallChange.RootOfGradient, Conclude);
    }

    /// <summary>Of such a rule nothing is known for other values of the hyperparameter, so nothing is proved.</summary>
    [FactWithSolver]
    public void A_rule_with_a_number_read_out_of_a_hyperparameter_is_not_proved()
    {
        var law = OptimizerLaws.All.Single(one => one.Id == "B8");
        Assert.Equal(ProofOutcome.Proved, Prover().Prove(law, new SmallRule()).Outcome);
        foreach (var change in (SmallChange[])[SmallChange.CapturedRate, SmallChange.CapturedSchedule])
        {
            var proof = Prover().Prove(law, new SmallRule(change));
            Assert.Equal(ProofOutcome.NoSentence, proof.Outcome);
            Assert.Equal("The rule of SmallRule has numbers in it that are read out of hyperparameters.", proof.NoSentence);
        }
    }

    /// <summary>Where steps are defined the conclusion holds, and is proved if that is assumed; without that there is something that is not defined.</summary>
    private static void Found(SmallChange change, Func<ClaimSketch, ClaimRun, Sentence> conclude)
    {
        Claim About(bool isAssumed) => Claim.About(new SmallRule(change), "The step is what it is.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            if (isAssumed) claim.AssumeDefined(run);
            return conclude(claim, run);
        });
        var (assumed, open) = (Prove(About(true)), Prove(About(false)));
        Assert.True(assumed.Outcome == ProofOutcome.Proved, assumed.Reason);
        Assert.Equal(ProofOutcome.Undecided, open.Outcome);
    }

    private static ClaimProof Prove(Claim claim) => Prover().Claims.Prove(claim, ["Test", claim.Statement]);

    private static LawProver Prover() => new(Solver.Installed(), effort: 1, new AnswerStore());
}
