using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Proofs.Algebras;
using PureOptim.Proofs.Smt;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>Proves laws of optimizers for all real numbers, with solvers that read SMT-LIB 2.</summary>
public sealed class LawProver : IDisposable
{
    private readonly Bench _bench;
    private readonly ClaimProver _prover;

    /// <summary>A prover with solvers.</summary>
    /// <param name="solvers">The solvers, at least one; the first answers for proofs, the others second it.</param>
    /// <param name="effort">The work that a solver may take for an obligation, at least 1: about so many seconds of a usual machine.</param>
    /// <param name="answers">The answers that are known, to which this adds.</param>
    /// <param name="cancellation">Ends the solvers, and the proof that they are asked for.</param>
    /// <exception cref="ArgumentException">There is no solver, or the effort is below 1.</exception>
    public LawProver(ImmutableArray<Solver> solvers, int effort, AnswerStore answers, CancellationToken cancellation = default)
    {
        if (solvers.IsDefaultOrEmpty) throw new ArgumentException("No solver was found: install z3 or cvc5.", nameof(solvers));
        ArgumentOutOfRangeException.ThrowIfLessThan(effort, 1);
        ArgumentNullException.ThrowIfNull(answers);
        _bench = new(solvers, effort, answers, cancellation);
        _prover = new(_bench);
    }

    /// <summary>What was wrong with solvers so far, a line for each kind of fault: one that ended, or wrote what is no answer. Its obligations stay undecided.</summary>
    public ImmutableArray<string> Complaints => _bench.Complaints;

    /// <summary>What proves the claims of laws.</summary>
    internal ClaimProver Claims => _prover;

    /// <summary>Ends the solvers' programs, which otherwise wait for more questions until this process ends.</summary>
    public void Dispose() => _bench.Dispose();

    /// <summary>Proves a law of an optimizer, as far as it can be put into sentences.</summary>
    public LawProof Prove(Law law, IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(law);
        try
        {
            ImmutableArray<Claim> claims = [.. RuleShapes.Of(optimizer).SelectMany(subject => law.Claims(subject))];
            if (claims.IsEmpty) return new(law, optimizer, []) { NoSentence = "The law is no sentence about numbers of one coordinate or a small tensor." };
            ImmutableArray<ClaimProof> proofs = [.. claims.Select(claim => _prover.Prove(claim, [$"{law.Id}: {law.Statement}", $"{optimizer}: {claim.Statement}"]))];
            return new(law, optimizer, proofs) { HoldsInBits = proofs.All(proof => Bits.Hold(law, proof.Claim, proof.Outcome == ProofOutcome.Proved)) };
        }
        catch (ClaimException exception)
        {
            return new(law, optimizer, []) { NoSentence = exception.Message };
        }
    }
}
