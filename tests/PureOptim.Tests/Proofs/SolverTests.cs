using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Proofs;

/// <summary>Programs that are no solvers, or bad ones: nothing is proved by them, and the prover says what was wrong.</summary>
public sealed class SolverTests
{
    public static TheoryData<string, SolverAnswer> Scripts => OperatingSystem.IsWindows() ? [] : new()
    {
        { "exit 3", SolverAnswer.Broken },
        { "cat > /dev/null; echo Segmentation fault >&2; exit 139", SolverAnswer.Broken },
        { "cat > /dev/null; echo '<html>unsatisfied</html>'", SolverAnswer.Broken },
        { "cat > /dev/null", SolverAnswer.Broken },
        { "cat > /dev/null; echo unknown; echo unknown", SolverAnswer.Unknown },
        { "cat > /dev/null; echo unsat", SolverAnswer.Broken },
        { "cat > /dev/null; echo unsat; echo unsat; echo unsat", SolverAnswer.Broken },
        { "cat > /dev/null; sleep 60", SolverAnswer.Late },
        { "sleep 60", SolverAnswer.Late },
    };

    /// <summary>Of two questions the second is the one that a solver has not come to.</summary>
    [Theory, MemberData(nameof(Scripts))]
    public void A_bad_solver_gives_no_answer(string script, SolverAnswer expected)
    {
        using var folder = new TemporaryFolder();
        ImmutableArray<SolverReply> replies = Bad(folder, script).Ask([new('a', 200_000), "(check-sat)\n"], 1);
        Assert.Equal(2, replies.Length);
        Assert.Equal(expected, replies[1].Answer);
    }

    [Fact]
    public void A_program_that_is_not_there_is_broken()
    {
        var replies = new Solver("none", "/no/such/solver", "1", [], 1).Ask(["(check-sat)\n"], 1);
        Assert.Equal(SolverAnswer.Broken, Assert.Single(replies).Answer);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void A_bad_solver_proves_nothing(string script, SolverAnswer expected)
    {
        // One that hangs does so at each of many questions.
        if (expected == SolverAnswer.Late) return;
        using var folder = new TemporaryFolder();
        // One that answers too often answers what was not asked; of a single question it would be a lie, which nothing but a second solver finds.
        if (script.Contains("unsat", StringComparison.Ordinal) && !script.Contains("html", StringComparison.Ordinal)) return;
        var prover = new LawProver([Bad(folder, script)], 1, new AnswerStore());
        var proof = prover.Prove(OptimizerLaws.All.Single(law => law.Id == "B8"), new Sgd());
        Assert.Equal(ProofOutcome.Undecided, proof.Outcome);
        Assert.StartsWith("bad gave no answer: ", Assert.Single(prover.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_second_solver_denies_is_not_proved()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var (liar, honest) = (Bad(folder, "grep -c check-sat | xargs seq | sed 's/.*/unsat/'"), Bad(folder, "grep -c check-sat | xargs seq | sed 's/.*/sat/'") with { Name = "other" });
        var law = OptimizerLaws.All.Single(one => one.Id == "B8");
        Assert.Equal(ProofOutcome.Proved, new LawProver([liar], 1, new AnswerStore()).Prove(law, new Sgd()).Outcome);
        Assert.NotEqual(ProofOutcome.Proved, new LawProver([liar, honest], 1, new AnswerStore()).Prove(law, new Sgd()).Outcome);
    }

    private static Solver Bad(TemporaryFolder folder, string script)
    {
        var file = folder.Write($"{script.Length}.sh", script);
        var solver = new Solver("bad", "sh", "1", [file], 1);
        // Those that do not hang have time to start on a machine that is busy.
        return script.Contains("sleep", StringComparison.Ordinal) ? solver with { Patience = TimeSpan.FromSeconds(0.05) } : solver;
    }
}
