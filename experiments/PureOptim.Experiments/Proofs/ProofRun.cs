using System.Collections.Immutable;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Experiments.Proofs;

/// <summary>Proves laws of optimizers, on all processors.</summary>
internal static class ProofRun
{
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
