using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Proofs;
using PureOptim.Proofs.Mutants;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Experiments.Proofs;

/// <summary>Proves laws of optimizers, on all processors.</summary>
internal static class ProofRun
{
    /// <summary>Judges the mutants of each optimizer's rule; optimizers whose rule is no expression of one coordinate have no row.</summary>
    internal static MutantReport Mutants(
        IReadOnlyList<Law> laws, ImmutableArray<SubjectOf<IOptimizer>> subjects, LawProver prover, ImmutableArray<Solver> solvers, Action<MutantProgress> observe, CancellationToken cancelled)
    {
        var rows = new MutantRow?[subjects.Length];
        var (mutants, done, gate) = (new MutantProver(prover), 0L, new Lock());
        Parallel.For(0, subjects.Length, new() { CancellationToken = cancelled, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            rows[i] = subjects[i].Value is ElementWise optimizer ? Row(mutants, subjects[i].Label, optimizer, laws) : null;
            lock (gate) observe(new(subjects[i].Label, ++done, subjects.Length));
        });
        return new([.. rows.OfType<MutantRow>()], solvers);
    }

    private static MutantRow? Row(MutantProver mutants, string label, ElementWise optimizer, IReadOnlyList<Law> laws)
    {
        try
        {
            return new(label, mutants.Judge(optimizer, laws));
        }
        catch (ClaimException)
        {
            return null;
        }
    }

    /// <summary>Proves each law of each optimizer of which it says something.</summary>
    internal static ProofReport Of(
        IReadOnlyList<Law> laws, ImmutableArray<SubjectOf<IOptimizer>> subjects, LawProver prover, ImmutableArray<Solver> solvers, Action<ProofProgress> observe, CancellationToken cancelled)
    {
        var checks = laws.SelectMany(law => subjects.Select(subject => (Law: law, Subject: subject)))
            .Where(check => check.Law.Applies(check.Subject.Value) != Applicability.DoesNotApply).ToArray();
        var cells = new ProofCell[checks.Length];
        var (done, gate) = (0L, new Lock());
        Parallel.For(0, checks.Length, new() { CancellationToken = cancelled, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            cells[i] = new(checks[i].Subject, prover.Prove(checks[i].Law, checks[i].Subject.Value));
            lock (gate) observe(new($"{checks[i].Law.Id} {checks[i].Subject.Label}", ++done, checks.Length));
        });
        return new([.. cells], solvers);
    }
}
