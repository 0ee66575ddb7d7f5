namespace PureOptim.Laws;

/// <summary>Which numbers a case is made of.</summary>
public enum CaseValues
{
    /// <summary>Finite numbers of moderate magnitude, zeros among them, all of them exact in binary32.</summary>
    Finite,

    /// <summary>NaN, infinities, subnormal numbers, negative zero and numbers near the ends of the range among the others.</summary>
    Hostile,
}
