using System.Text.RegularExpressions;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Tests.Proofs;

/// <summary>Runs that break a claim, certified in exact fractions where their numbers are fractions, else in intervals.</summary>
public sealed class RefutationTests
{
    [FactWithSolver]
    public void A_run_without_roots_is_certified_in_fractions_that_anyone_can_recompute()
    {
        // A first step of momentum is η·g.
        var story = Refuted(Claim.AboutFirstStep(new Momentum(), "A step is half as long.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            return Sentence.Equal(2 * run.Change, -(claim["LearningRate"] * run.Gradient));
        }));
        var (rate, gradient) = (Named(story, "LearningRate"), Named(story, "g1"));
        Assert.Contains($"after step 1 in exact fractions: {-2 * rate * gradient} is not {-rate * gradient}.", story, StringComparison.Ordinal);
    }

    [FactWithSolver]
    public void A_number_that_a_solver_names_is_taken_as_it_is()
    {
        // A tenth is no double, and no number that is drawn is so near to it.
        var story = Refuted(Claim.AboutFirstStep(new Sgd(), "No gradient is a tenth.", claim =>
            Sentence.Different(claim.Run(claim.Input("g")).Gradient, (Symbol)1.0 / 10)));
        Assert.Equal(new Rational(1, 10), Named(story, "g1"));
        Assert.Contains("in exact fractions: 1/10 is 1/10.", story, StringComparison.Ordinal);
    }

    [FactWithSolver]
    public void Where_a_root_is_no_fraction_intervals_certify()
    {
        // √(g + 1), where the gradient is an odd number of sixteenths: such a number is the square of no fraction.
        var story = Refuted(Claim.AboutFirstStep(new SmallRule(SmallChange.RootOfGradient), "A step is no longer than half the rate.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            claim.AssumeDefined(run);
            claim.Assume(Sentence.Below(2, run.Gradient) & Sentence.Below(0, claim["LearningRate"]));
            return Sentence.AtMost(2 * Symbol.Abs(run.Change), claim["LearningRate"]);
        }));
        Assert.Contains("after step 1 in intervals: ", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_of_a_square_is_a_fraction()
    {
        var unrolled = new Unrolled(RootIsBelow(2), 1);
        // g + 1 = 49/9 = (7/3)², and η = 1: the step is 7/3 long.
        Rational[] numbers = [.. unrolled.Free.Select(name => $"{name}" == "g1" ? new Rational(40, 9) : 1)];
        Assert.Contains("in exact fractions: 7/3 is not below 2.", new Witnesses([.. numbers], [.. numbers.Select(_ => double.NaN)]).Breach(unrolled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("((g1 0.125?)\n(x (- 2.5))\n(y (/ 1.0 3.0)))", "1/8", "-5/2", "1/3")]
    [InlineData("((g1 (- (/ 7 2)))\n(y 12))", "-7/2", "0", "12")]
    public void Numbers_of_solvers_are_read_exactly(string text, params string[] numbers)
    {
        var read = SolverNumbers.In(text, [Symbol.Variable("g1"), Symbol.Variable("x"), Symbol.Variable("y")]);
        Assert.Equal(numbers, read!.Fractions!.Value.Select(number => $"{number}"));
    }

    private static Claim RootIsBelow(int bound) => Claim.AboutFirstStep(new SmallRule(SmallChange.RootOfGradient), "A step is short.", claim =>
        Sentence.Below(Symbol.Abs(claim.Run(claim.Input("g")).Change), bound));

    private static string Refuted(Claim claim)
    {
        using var prover = new LawProver(Solver.Installed(), effort: 1, new AnswerStore());
        var proof = prover.Claims.Prove(claim, ["Test", claim.Statement]);
        Assert.True(proof.Outcome == ProofOutcome.Refuted, $"{proof.Outcome}: {proof.Reason}");
        return proof.Reason!;
    }

    private static Rational Named(string story, string name)
    {
        var match = Regex.Match(story, $@"\b{name} = (-?\d+)(?:/(\d+))?[, ]");
        Assert.True(match.Success, story);
        return new(long.Parse(match.Groups[1].Value), match.Groups[2].Success ? long.Parse(match.Groups[2].Value) : 1);
    }
}
