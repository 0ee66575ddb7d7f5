using PureOptim.Core;
using PureOptim.Numerics;

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

/// <summary>The effect of a start on the first step.</summary>
internal static class DogStarts
{
    /// <summary>The distance that the first step goes by; 0 where it goes by a rate.</summary>
    internal static Scalar Distance(this DogStart start, Scalar initialStep, TensorStep tensor) => start switch
    {
        DogStart.Heuristic => initialStep * (1 + tensor.Parameter.Norm()),
        DogStart.Distance => initialStep,
        _ => 0,
    };

    /// <summary>The unit of r0; null of a share of 1 more than a length.</summary>
    internal static HyperparameterUnit? Unit(this DogStart start) => start switch
    {
        DogStart.Distance => new(1, 0),
        DogStart.Rate => new(1, -1),
        _ => null,
    };
}
