namespace PureOptim;

/// <summary>The ways to say how much better than the best a metric must be to count.</summary>
public enum PlateauThreshold
{
    /// <summary>By a part of the best.</summary>
    Relative,

    /// <summary>By a difference.</summary>
    Absolute,
}
