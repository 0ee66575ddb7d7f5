namespace PureOptim.Proofs.Mutants;

/// <summary>What the laws say of a rule with one operator or constant changed.</summary>
public enum MutantOutcome
{
    /// <summary>A run in floating point breaks a law that is proved of the rule itself, or has a step that is no number where the law says that there is one.</summary>
    Broken,

    /// <summary>A law that is proved of the rule itself is not proved of it.</summary>
    NotProved,

    /// <summary>It makes the same path for all real numbers where a step of the rule is defined, which is proved: there is nothing to find.</summary>
    Equivalent,

    /// <summary>Every law that is proved of the rule, and can be said of it, is proved of it too.</summary>
    Alive,
}
