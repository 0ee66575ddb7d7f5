namespace PureOptim.Core;

/// <summary>How far an optimizer looks when it moves one coordinate.</summary>
public enum Scope
{
    /// <summary>At that coordinate alone: any part of the parameters can be moved as soon as its gradient is there.</summary>
    Coordinate,

    /// <summary>At the tensor that the coordinate belongs to, for instance at its norm.</summary>
    Tensor,

    /// <summary>At all parameters as one vector.</summary>
    Model,
}
