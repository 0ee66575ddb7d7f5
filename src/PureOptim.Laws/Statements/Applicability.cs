namespace PureOptim.Laws;

/// <summary>Whether a law applies to an optimizer, before any case is tried.</summary>
public enum Applicability
{
    /// <summary>The law must hold.</summary>
    Holds,

    /// <summary>The law must fail: there is a counterexample, and it is the interesting result.</summary>
    Fails,

    /// <summary>The law speaks of something that the optimizer does not have.</summary>
    DoesNotApply,
}
