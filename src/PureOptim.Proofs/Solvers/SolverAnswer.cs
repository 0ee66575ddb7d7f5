namespace PureOptim.Proofs.Solvers;

/// <summary>What a solver says about an obligation.</summary>
public enum SolverAnswer
{
    /// <summary>Its opposite cannot be true: the obligation holds for all real numbers.</summary>
    Holds,

    /// <summary>There are numbers for which it does not hold.</summary>
    Fails,

    /// <summary>The solver could not tell.</summary>
    Unknown,

    /// <summary>There was no answer in time.</summary>
    Late,

    /// <summary>The solver ended, or said something that is no answer.</summary>
    Broken,
}
