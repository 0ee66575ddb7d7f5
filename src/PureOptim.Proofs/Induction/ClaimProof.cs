using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>The attempt to prove a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record ClaimProof(Claim Claim, ProofOutcome Outcome)
{
    /// <summary>What the claim concludes, in words; of a tensor what a step makes is said by its name and a prime.</summary>
    public string Conclusion => ClaimWords.Of(Claim, Claim.Conclusion);

    /// <summary>Whether the proof holds where hyperparameters differ from step to step too.</summary>
    public bool HoldsUnderSchedules { get; init; }

    /// <summary>What holds at every moment of the runs, and carries the proof.</summary>
    public ImmutableArray<string> Invariants { get; init; } = [];

    /// <summary>What solvers were asked for the proof.</summary>
    public ImmutableArray<ObligationResult> Obligations { get; init; } = [];

    /// <summary>Numbers that the claim assumes, by their names, so that it is no claim about nothing: its first step with them was computed. Empty where none were found.</summary>
    public ImmutableSortedDictionary<string, double> Witness { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Why there is no proof, or the run that breaks the claim; null where it is proved.</summary>
    public string? Reason { get; init; }
}
