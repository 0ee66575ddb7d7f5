namespace PureOptim.Core;

/// <summary>What an optimizer promises of itself. Each promise admits it to laws that it must then keep.</summary>
[Flags]
public enum OptimizerTraits
{
    /// <summary>Nothing beyond being a pure function.</summary>
    None = 0,

    /// <summary>No coordinate's step depends on another coordinate.</summary>
    CoordinateWise = 1,

    /// <summary>With the signs of a coordinate's parameter and gradients turned, its path is the same with its sign turned.</summary>
    Odd = 2,

    /// <summary>A step does not depend on where the parameters stand: there is no decay and no reference point.</summary>
    TranslationInvariant = 4,

    /// <summary>From the initial state, the way covered is a linear function of the gradients.</summary>
    Linear = 8,

    /// <summary>A step is proportional to the learning rate, on given gradients.</summary>
    ProportionalToRate = 16,

    /// <summary>Multiplying all gradients of a coordinate by a positive number, and ε likewise, changes nothing.</summary>
    ScaleInvariant = 32,

    /// <summary>No step of a coordinate goes up its gradient: its sign is the gradient's turned, or it is zero.</summary>
    Descending = 64,
}
