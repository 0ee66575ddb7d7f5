using System.Numerics;
using PureOptim.Core;

namespace PureOptim;

/// <summary>Training as a fold: an optimizer, a place to start, and gradients.</summary>
public static class OptimizerTraining
{
    /// <summary>Where a run begins: the parameters with the optimizer's first state.</summary>
    public static Iterate<T> Start<T>(this IOptimizer optimizer, Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return new(parameters, optimizer.Init(parameters));
    }

    /// <summary>One step from a gradient alone, for gradients that are written as a list: <c>optimizer.Step(state, parameters, [0.5, -1.0])</c>.</summary>
    /// <inheritdoc cref="IOptimizer.Step{T}"/>
    public static Iterate<T> Step<T>(this IOptimizer optimizer, OptimizerState<T> state, Parameters<T> parameters, Parameters<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return optimizer.Step(state, parameters, (Evaluation<T>)gradients);
    }

    /// <summary>
    /// Takes one step for each of the gradients, in order. The result has the bits of as many calls of <see cref="IOptimizer.Step{T}"/>;
    /// <c>Fold(start, a ++ b)</c> is <c>Fold(Fold(start, a), b)</c>.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">Where to go on from.</param>
    /// <param name="gradients">The gradient for each step, with the layout of the parameters.</param>
    /// <exception cref="ArgumentException">The state is another optimizer's, or a layout differs; the message names both.</exception>
    public static Iterate<T> Fold<T>(this IOptimizer optimizer, Iterate<T> start, params IEnumerable<Parameters<T>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(gradients);
        KindGuard.Belongs(optimizer, start.State, start.Parameters);
        var run = new InPlaceRun<T>(optimizer, start, Team.Alone);
        var layout = start.Parameters.Layout;
        foreach (var gradient in gradients)
        {
            ArgumentNullException.ThrowIfNull(gradient, nameof(gradients));
            if (!ReferenceEquals(gradient.Layout, layout))
            {
                Guard.SameLayout(nameof(gradients), layout, gradient.Layout);
                layout = gradient.Layout;
            }

            run.Step(gradient.Memory);
        }

        return run.Freeze();
    }
}
