using System.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Momentum that keeps its velocity in the optimizer, so that a second run starts with that of the first.</summary>
internal sealed class SharedVelocity : IOptimizer
{
    private double[] _velocity = [];

    public string Name => nameof(SharedVelocity);

    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Name, 0, [], []);

    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_velocity.Length != parameters.Length) _velocity = new double[parameters.Length];
        var moved = Parameters<T>.Create(parameters.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                _velocity[i] = 0.5 * _velocity[i] - 0.25 * double.CreateChecked(evaluation.Gradient[i]);
                target[i] = parameters[i] + T.CreateChecked(_velocity[i]);
            }
        });
        return new(moved, new(Name, state.Step + 1, [], []));
    }
}
