namespace PureOptim;

/// <summary>The curves from one value of a schedule to the next.</summary>
public enum Interpolation
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>Half a cosine wave, flat at both ends.</summary>
    Cosine,
}
