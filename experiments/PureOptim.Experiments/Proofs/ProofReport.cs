using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Proofs;

/// <summary>What was proved of which optimizers.</summary>
/// <param name="Cells">A cell for each law and each optimizer of which it says something, in the order of the laws.</param>
/// <param name="Solvers">The solvers that were asked.</param>
internal sealed record ProofReport(ImmutableArray<ProofCell> Cells, ImmutableArray<Solver> Solvers)
{
    /// <summary>The solvers with their versions, in words.</summary>
    internal string SolversText => string.Join(" and ", Solvers.Select(solver => $"{solver.Name} {solver.Version}"));

    /// <summary>The cells by law.</summary>
    internal IEnumerable<IGrouping<Law, ProofCell>> ByLaw => Cells.GroupBy(cell => cell.Proof.Law);

    /// <summary>The cells by optimizer, its options together.</summary>
    internal IEnumerable<IGrouping<string, ProofCell>> ByOptimizer => Cells.GroupBy(cell => cell.Subject.TypeCatalog).OrderBy(cells => cells.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the units of rules, by optimizer; those whose units fit have nothing.</summary>
    internal ImmutableArray<(string Optimizer, ImmutableArray<string> Findings)> Units =>
    [
        .. from subject in Cells.Select(cell => cell.Subject).Distinct()
           where subject.Value is ElementWise or TensorWise
           select (subject.Label, RuleUnits.FindingsIn(subject.Value)),
    ];

    /// <summary>How many cells are proved of optimizers that look at whole tensors, in words.</summary>
    internal string ShapesText => $"Of optimizers that look at whole tensors {CountText.Of(Cells.Count(cell => cell.Mark == ProofMark.OfShapes), "cell")} are proved {KnownProof.MeaningOfShapes}";

    /// <summary>The same in words: how many rules fit, of how many it is not known, and what is wrong with the others, their options together.</summary>
    internal string UnitsText
    {
        get
        {
            var all = Units;
            var (fitting, unknown) = (all.Count(units => units.Findings.IsEmpty), all.Count(units => units.Findings.Any(IsUnknown)));
            var unreadable = all.Count(units => units.Findings.Any(RuleUnits.IsNoExpression));
            var wrong = all.Where(units => !units.Findings.IsEmpty && !units.Findings.Any(finding => IsUnknown(finding) || RuleUnits.IsNoExpression(finding))).GroupBy(units => (Name: units.Optimizer.Split(',')[0], Text: string.Join(", ", units.Findings)));
            return string.Join("; ",
            [
                $"Units fit in {fitting} of {CountText.Of(all.Length, "rule")}",
                .. unknown > 0 ? (string[])[$"not known of {unknown}, which have a hyperparameter without one"] : [],
                .. unreadable > 0 ? (string[])[$"nor of {unreadable} that are no expressions"] : [],
                .. wrong.Select(group => $"{group.Key.Name}: {group.Key.Text}"),
            ]);
        }
    }

    /// <summary>The cells whose proof is at odds with what the law is known to say.</summary>
    internal IEnumerable<ProofCell> Odd => Cells.Where(cell => !cell.Proof.Agrees);

    /// <summary>The number of obligations of all proofs, and for each solver how many it answered.</summary>
    internal (int Obligations, ImmutableArray<(string Solver, int Answered)> Answers) Obligations
    {
        get
        {
            ObligationResult[] all = [.. Cells.SelectMany(cell => cell.Proof.Claims).SelectMany(claim => claim.Obligations)];
            return (all.Length, [.. Solvers.Select(solver => (solver.Name, all.Count(one => one.Answers.GetValueOrDefault(solver.Name) == SolverAnswer.Holds)))]);
        }
    }

    /// <summary>How many cells hold in IEEE arithmetic too, in words.</summary>
    internal string BitsText => $"Bit for bit, barring overflow and underflow, {CountText.Of(Cells.Count(cell => cell.Proof.HoldsInBits), "cell")} are proved by units, signs and order";

    /// <summary>How many of the laws about real numbers and single steps that hold are proved, in words.</summary>
    internal string Share
    {
        get
        {
            ProofCell[] stepwise = [.. Cells.Where(cell => cell.IsStepwise)];
            var proved = stepwise.Count(cell => cell.Proof.Outcome == ProofOutcome.Proved);
            return stepwise.Length == 0
                ? "no law about real numbers and any one step is among them"
                : FormattableString.Invariant($"{proved} of {CountText.Of(stepwise.Length, "cell")} that hold for element-wise optimizers, of real numbers and any one step, are proved ({100.0 * proved / stepwise.Length:0.0} %)");
        }
    }

    private static bool IsUnknown(string finding) => finding.EndsWith(RuleUnits.Undeclared, StringComparison.Ordinal);

    /// <summary>The marks that occur among cells and how often.</summary>
    internal static IEnumerable<(ProofMark Mark, int Count)> Counts(IEnumerable<ProofCell> cells)
    {
        var counts = cells.CountBy(cell => cell.Mark).ToDictionary();
        return ProofMark.All.Where(counts.ContainsKey).Select(mark => (mark, counts[mark]));
    }
}
