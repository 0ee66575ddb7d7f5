namespace PureOptim.Tests.Proofs;

/// <summary>What <see cref="SmallRule"/> makes of a gradient.</summary>
internal enum SmallChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Divides by the sum of squares, which is 0 until there is a gradient.</summary>
    OverSquares,

    /// <summary>√(g + 1), which gradients below -1 do not have.</summary>
    RootOfGradient,

    /// <summary>The sum of squares, as an absolute value that it is anyway.</summary>
    AbsOfSquares,

    /// <summary>Nothing, but the learning rate is a number that was read out of its scalar.</summary>
    CapturedRate,

    /// <summary>Nothing, but the learning rate is a number that was read out of its schedule.</summary>
    CapturedSchedule,
}
