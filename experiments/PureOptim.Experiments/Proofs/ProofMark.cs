using System.Collections.Immutable;
using PureOptim.Experiments.Laws;
using PureOptim.Proofs;

namespace PureOptim.Experiments.Proofs;

/// <summary>What became of the attempt to prove a law of an optimizer, as tables show it.</summary>
/// <param name="Symbol">One or two characters.</param>
/// <param name="Name">The name in JSON.</param>
/// <param name="Meaning">The meaning in words.</param>
internal sealed record ProofMark(string Symbol, string Name, string Meaning)
{
    internal static ProofMark UnderSchedules { get; } = new("⊢ₜ", "provedUnderSchedules", "proved for all real numbers, with hyperparameters that differ from step to step");

    internal static ProofMark Proved { get; } = new("⊢", "proved", "proved for all real numbers, with hyperparameters that stay the same");

    internal static ProofMark OfShapes { get; } = new(KnownProof.OfShapes, "provedForShapes", $"proved for all real numbers {KnownProof.MeaningOfShapes}");

    internal static ProofMark Refuted { get; } = new("≠", "refuted", "refuted by a run that exact fractions or intervals certify");

    internal static ProofMark WithoutWitness { get; } = new("≠?", "refutedWithoutWitness", "refuted by a solver, without a run that shows it");

    internal static ProofMark Undecided { get; } = new("?", "undecided", "not decided in time: tested");

    internal static ProofMark Tested { get; } = new("·", "testedOnly", "no sentence about one coordinate or a small tensor: tested");

    /// <summary>All of them, in the order of legends.</summary>
    internal static ImmutableArray<ProofMark> All { get; } = [UnderSchedules, Proved, OfShapes, Refuted, WithoutWitness, Undecided, Tested];

    /// <summary>The mark of a proof.</summary>
    internal static ProofMark Of(LawProof proof) => proof.Outcome switch
    {
        ProofOutcome.Proved when !proof.Shapes.IsEmpty => OfShapes,
        ProofOutcome.Proved => proof.HoldsUnderSchedules ? UnderSchedules : Proved,
        ProofOutcome.Refuted => Refuted,
        ProofOutcome.RefutedWithoutWitness => WithoutWitness,
        ProofOutcome.Undecided => Undecided,
        _ => Tested,
    };
}
