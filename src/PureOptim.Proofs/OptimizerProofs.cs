using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>The door for optimizers whose laws are to be proved.</summary>
public static class OptimizerProofs
{
    extension(OptimizerLaws)
    {
        /// <summary>
        /// Proves, for all real numbers, what can be put into sentences of the laws that have something to say about an optimizer: with the solvers that are
        /// installed, each obligation with about a second's work.
        /// </summary>
        /// <param name="optimizer">The optimizer, with its options; of its hyperparameters every value in their ranges is meant.</param>
        /// <exception cref="ArgumentException">No solver is installed.</exception>
        public static ImmutableArray<LawProof> Prove(IOptimizer optimizer)
        {
            ArgumentNullException.ThrowIfNull(optimizer);
            using var prover = new LawProver(Solver.Installed(), effort: 1, new AnswerStore());
            return [.. OptimizerLaws.All.Where(law => law.Applies(optimizer) != Applicability.DoesNotApply).Select(law => prover.Prove(law, optimizer))];
        }
    }
}
