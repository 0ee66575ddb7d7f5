using System.Numerics;
using PureOptim.Core;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>An optimizer that is no coordinate-wise rule and keeps nothing but the number of steps.</summary>
internal abstract record StatelessOptimizer : IOptimizer
{
    public string Name => GetType().Name;

    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1)]
    public Schedule LearningRate { get; init; } = 0.01;

    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(Name, 0, [], []);

    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rate = T.CreateChecked(LearningRate.At(state.Step));
        return new(Move(parameters, evaluation.Gradient, rate), new(Name, state.Step + 1, [], []));
    }

    /// <summary>The parameters after a step.</summary>
    protected abstract Parameters<T> Move<T>(Parameters<T> parameters, Parameters<T> gradients, T rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>θ - η g.</summary>
    protected static Parameters<T> Descend<T>(Parameters<T> parameters, Parameters<T> gradients, T rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Create(parameters.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = parameters[i] - rate * gradients[i];
        });
}
