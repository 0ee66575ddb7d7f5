namespace PureOptim.Proofs;

/// <summary>What became of the attempt to prove a law.</summary>
public enum ProofOutcome
{
    /// <summary>It holds for all real numbers.</summary>
    Proved,

    /// <summary>It fails: numbers were found, and a run on them in exact fractions or in intervals certifies it.</summary>
    Refuted,

    /// <summary>A solver says that it fails, and no run that shows it was found.</summary>
    RefutedWithoutWitness,

    /// <summary>No solver decided it in time.</summary>
    Undecided,

    /// <summary>It cannot be put into a sentence that a solver reads.</summary>
    NoSentence,
}
