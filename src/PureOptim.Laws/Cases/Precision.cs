namespace PureOptim.Laws;

/// <summary>The element type that a case runs in.</summary>
public enum Precision
{
    /// <summary>binary32, <see cref="float"/>.</summary>
    Binary32,

    /// <summary>binary64, <see cref="double"/>.</summary>
    Binary64,
}
