using System.Numerics;
using PureOptim.Core;

namespace PureOptim;

/// <summary>Training over batches with any gradient: a pure function of parameters and batch.</summary>
/// <remarks>
/// Every step makes new vectors: the gradient, the parameters and the slots. Where the gradient belongs to an <see cref="IModel{TBatch, T}"/>, as a
/// network's does, <c>batches.Fold(optimizer, start, network)</c> of <see cref="ModelTraining"/> leads to the same bits in memory that it owns
/// and shares the work among threads: of 784-100-100-10 in batches of 128, 300 steps allocate 4 MB there and 843 MB with <c>network.Gradient</c>.
/// </remarks>
public static class BatchTraining
{
    /// <summary>
    /// Takes one step for each batch, in order, and returns where they lead. Every step makes new vectors; for a model there is
    /// <see cref="ModelTraining.Fold{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, IModel{TBatch, T}, int, Action{TrainingStep{T}}?, CancellationToken)"/>.
    /// </summary>
    /// <param name="batches">The batches, enumerated once.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">Where training starts.</param>
    /// <param name="gradient">The gradient of the loss on a batch, with the layout of the parameters. It may keep what it is given.</param>
    /// <exception cref="ArgumentException">A gradient has another layout than the parameters; the message names the difference.</exception>
    public static Iterate<T> Fold<TBatch, T>(
        this IEnumerable<TBatch> batches, IOptimizer optimizer, Parameters<T> start, Func<Parameters<T>, TBatch, Parameters<T>> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batches.Fold(optimizer, optimizer.Start(start), gradient);

    /// <summary>
    /// Takes one step for each batch, going on from a point of a run: <c>Fold(a ++ b)</c> is <c>Fold(b)</c> after <c>Fold(a)</c>.
    /// </summary>
    /// <inheritdoc cref="Fold{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, Func{Parameters{T}, TBatch, Parameters{T}})"/>
    public static Iterate<T> Fold<TBatch, T>(
        this IEnumerable<TBatch> batches, IOptimizer optimizer, Iterate<T> start, Func<Parameters<T>, TBatch, Parameters<T>> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batches.Scan(optimizer, start, gradient).Last();

    /// <summary>
    /// The points of training, one more than there are batches: the start, then the point after each batch. They are computed as they are
    /// asked for, anew for each enumeration.
    /// </summary>
    /// <inheritdoc cref="Fold{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, Func{Parameters{T}, TBatch, Parameters{T}})"/>
    public static IEnumerable<Iterate<T>> Scan<TBatch, T>(
        this IEnumerable<TBatch> batches, IOptimizer optimizer, Parameters<T> start, Func<Parameters<T>, TBatch, Parameters<T>> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batches.Scan(optimizer, optimizer.Start(start), gradient);

    /// <summary>The points of training from a point of a run on, which comes first.</summary>
    /// <inheritdoc cref="Fold{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, Func{Parameters{T}, TBatch, Parameters{T}})"/>
    public static IEnumerable<Iterate<T>> Scan<TBatch, T>(
        this IEnumerable<TBatch> batches, IOptimizer optimizer, Iterate<T> start, Func<Parameters<T>, TBatch, Parameters<T>> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(gradient);
        KindGuard.Belongs(optimizer, start.State, start.Parameters);
        return Points(batches, optimizer, start, gradient);
    }

    private static IEnumerable<Iterate<T>> Points<TBatch, T>(
        IEnumerable<TBatch> batches, IOptimizer optimizer, Iterate<T> point, Func<Parameters<T>, TBatch, Parameters<T>> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        yield return point;
        foreach (var batch in batches)
        {
            point = optimizer.Step(point.State, point.Parameters, gradient(point.Parameters, batch));
            yield return point;
        }
    }
}
