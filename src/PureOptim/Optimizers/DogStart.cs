namespace PureOptim;

/// <summary>What the first step of <see cref="Dog"/> goes by, before there is a distance.</summary>
public enum DogStart
{
    /// <summary>A share of 1 more than the length of the parameters: the paper's default.</summary>
    Heuristic,

    /// <summary>A distance.</summary>
    Distance,

    /// <summary>A rate of the first step.</summary>
    Rate,
}
