using System.Numerics;

namespace PureOptim;

/// <summary>A point of a run: the parameters, and the optimizer's state there. With the optimizer it is all that the rest of the run depends on.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="State">The state of the optimizer, with the number of steps taken.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct Iterate<T>(Parameters<T> Parameters, OptimizerState<T> State)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
