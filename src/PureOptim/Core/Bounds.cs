namespace PureOptim.Core;

/// <summary>The values that a hyperparameter may have, at every step. All of them are finite.</summary>
public enum Bounds
{
    /// <summary>Any finite number.</summary>
    Finite,

    /// <summary>At least 0.</summary>
    NonNegative,

    /// <summary>Above 0.</summary>
    Positive,

    /// <summary>At least 1, as numbers of steps are.</summary>
    AtLeastOne,

    /// <summary>From 0 to 1, both included.</summary>
    UnitInterval,

    /// <summary>From 0 to 1, without 1.</summary>
    BelowOne,
}
