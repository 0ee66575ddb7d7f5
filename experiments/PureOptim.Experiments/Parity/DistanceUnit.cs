namespace PureOptim.Experiments.Parity;

/// <summary>What the distance between a recorded and a computed number is measured in.</summary>
internal enum DistanceUnit
{
    /// <summary>Units in the last place of the largest magnitude that the coordinate has had so far in the case.</summary>
    Ulp,

    /// <summary>Parts of the recorded number.</summary>
    Relative,
}
