using PureOptim.Core;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;
using PureOptim.Proofs;

namespace PureOptim.Experiments.Proofs;

/// <summary>A law of an optimizer, and what became of the attempt to prove it.</summary>
/// <param name="Subject">The optimizer with its options.</param>
/// <param name="Proof">The proof.</param>
internal sealed record ProofCell(SubjectOf<IOptimizer> Subject, LawProof Proof)
{
    /// <summary>How tables show it.</summary>
    internal ProofMark Mark => ProofMark.Of(Proof);

    /// <summary>
    /// Whether it is among the cells of which most are to be proved: laws of real numbers that hold, of optimizers that treat each coordinate by itself, but those about
    /// whole runs and about wrappers, whose groups and identifiers are counted apart.
    /// </summary>
    internal bool IsStepwise => Proof.Law.Kind == LawKind.Real && Subject.Value is ElementWise && Proof.Law.Applies(Subject.Value) == Applicability.Holds
        && Proof.Law is not { Group: 'E' or 'F', Id: not "F6" } and not { Group: 'G' } and not { Id: "D2" or "D7" or "D13" or "D19" };

    /// <summary>The line that proves it again, and nothing else.</summary>
    internal string Command => $"pureoptim prove --law {Proof.Law.Id} --subject \"{Subject.Label}\"";
}
