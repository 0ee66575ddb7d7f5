namespace PureOptim.Laws;

/// <summary>The kinds of numbers that a case is made of.</summary>
public enum CaseValues
{
    /// <summary>Finite numbers of the magnitudes that the law speaks of, zeros among them, small and large ones mixed within a case.</summary>
    Finite,

    /// <summary>NaN, infinities, subnormal numbers, negative zero and numbers near the ends of the range among the others.</summary>
    Hostile,
}
