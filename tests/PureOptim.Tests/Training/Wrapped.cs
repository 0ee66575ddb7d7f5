using System.Numerics;

namespace PureOptim.Tests.Training;

/// <summary>An optimizer of which a fold knows no more than its steps.</summary>
internal sealed record Wrapped(IOptimizer Inner) : IOptimizer
{
    public string Name => Inner.Name;

    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Inner.Init(parameters);

    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Inner.Step(state, parameters, evaluation.Gradient);
}
