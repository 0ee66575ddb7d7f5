using System.Numerics;
using PureOptim.Core;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>DoG (M. Ivgi, O. Hinder and Y. Carmon, 2023): the rate is the distance from the start over the root of the sum of squared gradients.</summary>
internal record DistanceOverGradients : IOptimizer
{
    public string Name => GetType().Name;

    public OptimizerTraits Traits => OptimizerTraits.Odd;

    [Hyperparameter("η", @"\eta", Bounds.NonNegative)]
    public Schedule LearningRate { get; init; } = 1;

    [Hyperparameter("r0", "r_0", Bounds.Positive, Parameter = 1)]
    public double InitialDistance { get; init; } = 1e-3;

    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Name, 0, ["Start", "Distance", "SumOfSquares"], [parameters, Everywhere(parameters, T.CreateChecked(InitialDistance)), Everywhere(parameters, T.Zero)]);

    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (distance, squares, sum) = (First(state["Distance"]), T.Zero, First(state["SumOfSquares"]));
        for (var i = 0; i < parameters.Length; i++)
        {
            var way = parameters[i] - state["Start"][i];
            squares += way * way;
            sum += evaluation.Gradient[i] * evaluation.Gradient[i];
        }

        distance = T.Max(distance, T.Sqrt(squares));
        var rate = Rate(T.CreateChecked(LearningRate.At(state.Step)) * distance, sum);
        var moved = Parameters<T>.Create(parameters.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = parameters[i] - rate * evaluation.Gradient[i];
        });
        return new(moved, new(
            Name, state.Step + 1, state.SlotNames, [state["Start"], Everywhere(parameters, distance), Everywhere(parameters, sum)]));
    }

    /// <summary>The rate, which is zero as long as no gradient has been seen.</summary>
    protected virtual T Rate<T>(T distance, T sumOfSquares)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => sumOfSquares == T.Zero ? T.Zero : distance / T.Sqrt(sumOfSquares);

    /// <summary>A number of the whole run as a slot, which has the layout of the parameters.</summary>
    private static Parameters<T> Everywhere<T>(Parameters<T> parameters, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Filled(parameters.Layout, value);

    private static T First<T>(Parameters<T> slot)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => slot.Values is [var first, ..] ? first : T.Zero;
}
