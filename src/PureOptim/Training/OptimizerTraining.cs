using System.Numerics;
using PureOptim.Core;

namespace PureOptim;

/// <summary>Ways to run an optimizer: one step, a fold over gradients, a path on an objective.</summary>
public static class OptimizerTraining
{
    /// <summary>The start of a run: the parameters with the optimizer's initial state.</summary>
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
    /// <param name="start">The point to go on from.</param>
    /// <param name="gradients">The gradient for each step, with the layout of the parameters.</param>
    /// <exception cref="ArgumentException">
    /// The state is another optimizer's, a layout differs, or the optimizer needs more than a gradient; the message names both.
    /// </exception>
    public static Iterate<T> Fold<T>(this IOptimizer optimizer, Iterate<T> start, params IEnumerable<Parameters<T>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(gradients);
        KindGuard.Belongs(optimizer, start.State, start.Parameters);
        ModelTraining.CheckNeeds(optimizer, Needs.Gradient, "a list of gradients");
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

    /// <summary>
    /// The endless path of an optimizer over an objective: the start, then the point after each step. Points are computed as they are
    /// requested, from the start for each enumeration, with the same bits.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="objective">The function to minimise; its gradient is taken at each point.</param>
    /// <param name="start">The start of the path.</param>
    /// <exception cref="ArgumentException">The start has not as many coordinates as the objective.</exception>
    public static IEnumerable<TracePoint<T>> Scan<T>(this IOptimizer optimizer, Objective objective, Parameters<T> start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => optimizer.Scan(objective, optimizer.Start(start));

    /// <summary>The path that goes on from a point of a run, with the state it had there; <paramref name="start"/> is its step 0.</summary>
    /// <inheritdoc cref="Scan{T}(IOptimizer, Objective, Parameters{T})"/>
    public static IEnumerable<TracePoint<T>> Scan<T>(this IOptimizer optimizer, Objective objective, Iterate<T> start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(objective);
        KindGuard.Belongs(optimizer, start.State, start.Parameters);
        if (start.Parameters.Length != objective.Dimension) objective.RefuseDimension(start.Parameters.Length, nameof(start));
        return Forever().Scan(optimizer, start, new ObjectiveModel<T>(objective, start.Parameters.Layout))
            .Select((at, step) => new TracePoint<T>(step, at.Parameters, objective.Loss(at.Parameters), at.State));
    }

    /// <summary>Steps without end, each of which learns from the same.</summary>
    private static IEnumerable<ValueTuple> Forever()
    {
        while (true) yield return default;
    }
}
