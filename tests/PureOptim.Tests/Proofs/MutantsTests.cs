using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Proofs;
using PureOptim.Proofs.Mutants;
using PureOptim.Proofs.Solvers;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Proofs;

/// <summary>Mutants of rules, and what proofs say of them.</summary>
public sealed class MutantsTests
{
    [FactWithSolver]
    public void Every_mutant_of_momentum_breaks_a_law_in_a_run_one_of_them_by_dividing_by_0()
    {
        var verdicts = Prover().Judge(new Momentum(), OptimizerLaws.All);
        Assert.Single(verdicts, verdict => verdict.Change == "μ v changed to μ / v");
        Assert.All(verdicts, verdict => Assert.True(verdict.Outcome == MutantOutcome.Broken && verdict.Law is not null, $"{verdict}"));
    }

    /// <summary>An average of gradients with a larger weight, in all of them, has the same sign.</summary>
    [FactWithSolver]
    public void An_average_that_is_a_multiple_makes_equivalent_mutants_of_a_rule_by_signs() => Assert.Equal(
        ["1 - β changed to 2 - β", "1 - β changed to 1 + β"],
        Prover().Judge(new Signum(), OptimizerLaws.All).Where(verdict => verdict.Outcome == MutantOutcome.Equivalent).Select(verdict => verdict.Change));

    /// <summary>The laws say all that there is to say of the rules that most others are made of.</summary>
    [FactWithSolver]
    public void Every_mutant_of_the_best_known_rules_is_told_from_the_rule()
    {
        using var prover = new LawProver(Solver.Installed(), effort: 1, new AnswerStore());
        foreach (var optimizer in (ElementWise[])[new Nesterov(), new RmsProp(), new Adam()])
        {
            var verdicts = new MutantProver(prover).Judge(optimizer, OptimizerLaws.All);
            Assert.NotEmpty(verdicts);
            Assert.All(verdicts, verdict => Assert.True(verdict.IsKilled && verdict.Law is not null, $"{optimizer.Name}: {verdict}"));
        }
    }

    [FactWithSolver]
    public void Each_operator_and_each_constant_is_changed_once()
    {
        var verdicts = Prover().Judge(new SmallRule(SmallChange.RootOfGradient), []);
        Assert.Equal(
            [
                "g² changed to g / g",
                "v + g² changed to v - g²",
                "g + 1 changed to g + 2",
                "g + 1 changed to g - 1",
                "√(g + 1) changed to g + 1",
                "η √(g + 1) changed to η / √(g + 1)",
                "θ - η √(g + 1) changed to θ + η √(g + 1)",
            ],
            verdicts.Select(verdict => verdict.Change));
    }

    /// <summary>A law that says nothing of the rule kills none; one mutant is the rule itself in other words.</summary>
    [FactWithSolver]
    public void Without_laws_all_are_alive_but_those_that_are_equivalent()
    {
        var verdicts = Prover().Judge(new SmallRule(SmallChange.AbsOfSquares), []);
        Assert.Equal("|v'| changed to v + g²", Assert.Single(verdicts, verdict => verdict.Outcome == MutantOutcome.Equivalent).Change);
        Assert.All(verdicts, verdict => Assert.False(verdict.IsKilled));
    }

    /// <summary>Averaged descent goes the same path with another average, which is its result.</summary>
    [FactWithSolver]
    public void A_mutant_that_makes_another_result_is_told_from_the_rule()
    {
        var verdicts = Prover().Judge(new Asgd(), OptimizerLaws.All.Where(law => law.Group == 'J'));
        var averaged = Assert.Single(verdicts, verdict => verdict.Change.EndsWith("changed to min(1, t - 1 - t0)", StringComparison.Ordinal));
        Assert.Equal(MutantOutcome.Broken, averaged.Outcome);
        Assert.DoesNotContain(verdicts, verdict => verdict.Outcome == MutantOutcome.Equivalent);
    }

    /// <summary>What the first step multiplies by a moment of 0 is any number; to a solver, which takes the number of a step for any, that is not plain.</summary>
    [FactWithSolver]
    public void A_number_of_the_first_step_alone_that_changes_nothing_makes_an_equivalent_mutant() => Assert.Equal(
        "(1 < t ? ε : 1) changed to (1 < t ? ε : 2)",
        Assert.Single(Prover().Judge(new Adopt(), []), verdict => verdict.Outcome == MutantOutcome.Equivalent).Change);

    [FactWithSolver]
    public void The_tool_lists_them()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("prove", "--mutants", "--optimizer", "sgd", "--store", folder["runs"], "--out", folder["out"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nSGD                              2           2           0           0           0\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"alive\": 0", File.ReadAllText(folder["out", "mutants.json"]), StringComparison.Ordinal);
    }

    private static MutantProver Prover() => new(new LawProver(Solver.Installed(), effort: 1, new AnswerStore()));
}
