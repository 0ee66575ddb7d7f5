using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Proofs;

/// <summary>The attempt to prove a law of an optimizer for all real numbers.</summary>
/// <param name="Law">The law.</param>
/// <param name="Optimizer">The optimizer, with its options; of its hyperparameters every value in their ranges is meant.</param>
/// <param name="Claims">The claims that together say what the law says; none where it cannot be said of an expression.</param>
public sealed record LawProof(Law Law, IOptimizer Optimizer, ImmutableArray<ClaimProof> Claims)
{
    /// <summary>Why it cannot be put into sentences; null where it is.</summary>
    public string? NoSentence { get; init; }

    /// <summary>
    /// Whether it holds of IEEE arithmetic too, bit for bit and barring what overflows or underflows: rounding to nearest is odd, scaling by powers of two exact, and no larger number
    /// is rounded to a smaller one, so that number systems of signs, of units and of order prove symmetries and inequalities.
    /// </summary>
    public bool HoldsInBits { get; init; }

    /// <summary>The shapes of the tensors that it is about, as <c>2×2</c>; none where the rule treats each coordinate by itself, and any number of them is meant.</summary>
    public ImmutableArray<string> Shapes => [.. Claims.Select(claim => claim.Claim.Subject.ShapeText).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>What became of it: proved where every claim is, refuted where one is.</summary>
    public ProofOutcome Outcome =>
        Claims.IsEmpty ? ProofOutcome.NoSentence
        : Has(ProofOutcome.Refuted) ? ProofOutcome.Refuted
        : Has(ProofOutcome.RefutedWithoutWitness) ? ProofOutcome.RefutedWithoutWitness
        : Claims.All(claim => claim.Outcome == ProofOutcome.Proved) ? ProofOutcome.Proved
        : Has(ProofOutcome.Undecided) ? ProofOutcome.Undecided
        : ProofOutcome.NoSentence;

    /// <summary>Whether it is proved where hyperparameters differ from step to step too.</summary>
    public bool HoldsUnderSchedules => Outcome == ProofOutcome.Proved && Claims.All(claim => claim.HoldsUnderSchedules);

    /// <summary>Whether the outcome agrees with what the cases of the law say.</summary>
    public bool Agrees => Law.Applies(Optimizer) switch
    {
        Applicability.Holds => Outcome is not (ProofOutcome.Refuted or ProofOutcome.RefutedWithoutWitness),
        Applicability.Fails => Outcome != ProofOutcome.Proved,
        _ => true,
    };

    private bool Has(ProofOutcome outcome) => Claims.Any(claim => claim.Outcome == outcome);
}
