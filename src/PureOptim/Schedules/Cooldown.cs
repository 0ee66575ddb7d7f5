namespace PureOptim;

/// <summary>The curves along which a rate falls to its end after it was constant; x goes from 0 to 1.</summary>
public enum Cooldown
{
    /// <summary>A line, 1 - x.</summary>
    Linear,

    /// <summary>Half a cosine wave.</summary>
    Cosine,

    /// <summary>1 - √x, which falls at once.</summary>
    OneMinusRoot,

    /// <summary>1 - x², which falls late.</summary>
    OneMinusSquare,
}
