using System.Numerics;
using PureOptim.Core;

namespace PureOptim;

/// <summary>An optimizer's path over an objective, as a sequence of values.</summary>
public static class OptimizerScan
{
    /// <summary>
    /// The endless path of an optimizer over an objective: the start, then the point after each step. Points are computed as they are
    /// asked for, from the start anew for each enumeration, with the same bits.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="objective">The function to minimise; its gradient is taken at each point.</param>
    /// <param name="start">Where the path starts.</param>
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
        var loss = objective.Loss(start.Parameters); // Refuses a start of the wrong dimension now, not when the path is walked.
        return Path(optimizer, objective, new TracePoint<T>(0, start.Parameters, loss, start.State));
    }

    private static IEnumerable<TracePoint<T>> Path<T>(IOptimizer optimizer, Objective objective, TracePoint<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (true)
        {
            yield return point;
            var (parameters, state) = optimizer.Step(point.State, point.Parameters, objective.Gradient(point.Parameters));
            point = new(point.Step + 1, parameters, objective.Loss(parameters), state);
        }
    }
}
