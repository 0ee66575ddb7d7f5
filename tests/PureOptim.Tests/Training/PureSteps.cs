using System.Numerics;

namespace PureOptim.Tests.Training;

/// <summary>The single calls of the pure step, whose bits every fold must have.</summary>
internal static class PureSteps
{
    /// <summary>The start, and the point after each batch.</summary>
    internal static IReadOnlyList<Iterate<T>> Of<TBatch, T>(
        IEnumerable<TBatch> batches, IOptimizer optimizer, Iterate<T> start, Func<Parameters<T>, TBatch, Parameters<T>> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var points = new List<Iterate<T>> { start };
        foreach (var batch in batches) points.Add(optimizer.Step(points[^1].State, points[^1].Parameters, gradient(points[^1].Parameters, batch)));
        return points;
    }
}
