namespace PureOptim.Core;

/// <summary>The scope of what an optimizer looks at when it moves one coordinate.</summary>
public enum Scope
{
    /// <summary>At that coordinate alone: any part of the parameters can be moved as soon as its gradient is there.</summary>
    Coordinate,

    /// <summary>At the tensor that the coordinate belongs to, for instance at its norm.</summary>
    Tensor,

    /// <summary>At all parameters as one vector.</summary>
    Model,
}
