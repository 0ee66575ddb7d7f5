using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Training of a model as a fold over batches: <c>batches.Fold(new Adam { LearningRate = 0.001 }, network.Init&lt;float&gt;(key), network)</c>.
/// </summary>
/// <remarks>
/// For any batches a and b, any optimizer and any model, <c>a.Concat(b).Fold(o, start, m)</c> has the bits of <c>b.Fold(o, a.Fold(o, start, m), m)</c>,
/// and of as many calls of <see cref="IOptimizer.Step{T}"/> with <see cref="IModel{TBatch, T}.Gradient"/>, on any number of threads. An optimizer
/// that needs what the model does not give is refused before the first step.
/// </remarks>
public static class ModelTraining
{
    /// <summary>
    /// Takes one step for each batch, in order, in memory that the fold owns, with the work of a step shared among threads: an
    /// optimizer of the catalog allocates nothing in a step where the model has memory of its own, as a network has. A gradient function becomes a
    /// model by <see cref="Model"/>, and makes new vectors at every step.
    /// </summary>
    /// <param name="batches">The batches, one for each step; each is asked for when the step before is over.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The parameters to start from; the optimizer starts from its first state.</param>
    /// <param name="model">The loss and its gradient.</param>
    /// <param name="threads">The number of threads that share the work, at least 1. The result does not depend on it.</param>
    /// <param name="observer">Receives the loss after each update, on the calling thread; an exception from it ends the fold. Without an observer no loss is computed.</param>
    /// <param name="cancellation">Ends the fold between two steps.</param>
    /// <exception cref="ArgumentException">A layout differs, a batch does not fit the model, or the optimizer needs what the model does not give; the message names both.</exception>
    /// <exception cref="OperationCanceledException">The fold was cancelled.</exception>
    public static Iterate<T> Fold<TBatch, T>(
        this IEnumerable<TBatch> batches,
        IOptimizer optimizer,
        Parameters<T> start,
        IModel<TBatch, T> model,
        int threads = 1,
        Action<TrainingStep<T>>? observer = null,
        CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batches.Fold(optimizer, optimizer.Start(start), model, threads, observer, cancellation);

    /// <summary>
    /// Takes one step for each batch, in order, from a point of a run on, in memory that the fold owns, with the work of a step shared among
    /// threads.
    /// </summary>
    /// <param name="batches">The batches, one for each step; each is asked for when the step before is over.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The point to go on from.</param>
    /// <param name="model">The loss and its gradient.</param>
    /// <param name="threads">The number of threads that share the work, at least 1. The result does not depend on it.</param>
    /// <param name="observer">Receives the loss after each update, on the calling thread; an exception from it ends the fold. Without an observer no loss is computed.</param>
    /// <param name="cancellation">Ends the fold between two steps.</param>
    /// <exception cref="ArgumentException">The state is another optimizer's, a layout differs, a batch does not fit the model, or the optimizer needs what the model does not give; the message names both.</exception>
    /// <exception cref="OperationCanceledException">The fold was cancelled.</exception>
    public static Iterate<T> Fold<TBatch, T>(
        this IEnumerable<TBatch> batches,
        IOptimizer optimizer,
        Iterate<T> start,
        IModel<TBatch, T> model,
        int threads = 1,
        Action<TrainingStep<T>>? observer = null,
        CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batches.Scan(optimizer, start, model, long.MaxValue, threads, observer, cancellation).Last();

    /// <summary>
    /// The points on the way of a <see cref="Fold{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, IModel{TBatch, T}, int, Action{TrainingStep{T}}?, CancellationToken)"/>:
    /// the start, those whose number of steps is a multiple of <paramref name="every"/>, and the end. They are computed as they are asked for,
    /// again for each enumeration, in memory that the enumeration owns.
    /// </summary>
    /// <param name="batches">The batches, one for each step; each is asked for when the step before is over.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The parameters to start from; the optimizer starts from its first state.</param>
    /// <param name="model">The loss and its gradient.</param>
    /// <param name="every">The number of steps from point to point, at least 1; by default each step has its point.</param>
    /// <param name="threads">The number of threads that share the work, at least 1. The result does not depend on it.</param>
    /// <param name="observer">Receives the loss after each update, on the calling thread; an exception from it ends the scan. Without an observer no loss is computed.</param>
    /// <param name="cancellation">Ends the scan between two steps.</param>
    /// <exception cref="ArgumentException">A layout differs, a batch does not fit the model, or the optimizer needs what the model does not give; the message names both.</exception>
    /// <exception cref="OperationCanceledException">The scan was cancelled.</exception>
    public static IEnumerable<Iterate<T>> Scan<TBatch, T>(
        this IEnumerable<TBatch> batches,
        IOptimizer optimizer,
        Parameters<T> start,
        IModel<TBatch, T> model,
        long every = 1,
        int threads = 1,
        Action<TrainingStep<T>>? observer = null,
        CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batches.Scan(optimizer, optimizer.Start(start), model, every, threads, observer, cancellation);

    /// <summary>The points on the way of a fold that goes on from a point of a run, with the state it had there; that point comes first.</summary>
    /// <inheritdoc cref="Scan{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, IModel{TBatch, T}, long, int, Action{TrainingStep{T}}?, CancellationToken)"/>
    public static IEnumerable<Iterate<T>> Scan<TBatch, T>(
        this IEnumerable<TBatch> batches,
        IOptimizer optimizer,
        Iterate<T> start,
        IModel<TBatch, T> model,
        long every = 1,
        int threads = 1,
        Action<TrainingStep<T>>? observer = null,
        CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batches);
        Argument.AtLeast(every, 1);
        Argument.AtLeast(threads, 1);
        Check(optimizer, start, model);
        if (observer is not null && !model.Gives.HasFlag(Needs.Loss))
            throw new ArgumentException("An observer receives losses, but the model has no loss.", nameof(observer));
        return Points(batches, optimizer, start, model, every, threads, observer, cancellation);
    }

    /// <summary>Refuses what training cannot start from.</summary>
    internal static void Check<TBatch, T>(IOptimizer optimizer, Iterate<T> start, IModel<TBatch, T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(model);
        KindGuard.Belongs(optimizer, start.State, start.Parameters);
        if (model.Layout is { } layout) Guard.SameLayout("model's tensors", start.Parameters.Layout, layout);
        CheckNeeds(optimizer, model.Gives, model is FunctionModel<TBatch, T> ? "the gradient function" : $"the model {model.GetType().Name.Split('`')[0]}");
    }

    /// <summary>Refuses an optimizer that needs more than it would be given.</summary>
    internal static void CheckNeeds(IOptimizer optimizer, Needs given, string giver)
    {
        var missing = optimizer.Needs & ~given;
        if (missing == Needs.Gradient) return;
        var (need, what) = missing.HasFlag(Needs.Loss) ? (Needs.Loss, "the loss")
            : missing.HasFlag(Needs.OtherPoints) ? (Needs.OtherPoints, "gradients at other points")
            : (Needs.Curvature, "the curvature");
        throw new ArgumentException($"{KindGuard.WhoNeeds(optimizer, need).Name} needs {what}, which {giver} does not give.", nameof(optimizer));
    }

    private static IEnumerable<Iterate<T>> Points<TBatch, T>(
        IEnumerable<TBatch> batches,
        IOptimizer optimizer,
        Iterate<T> start,
        IModel<TBatch, T> model,
        long every,
        int threads,
        Action<TrainingStep<T>>? observer,
        CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        yield return start;
        using var source = batches.GetEnumerator();
        var fold = new ModelFold<TBatch, T>(optimizer, start, model.CreateWorkspace(start.Parameters.Layout, threads), model.Curvature, source, threads, observer, cancellation);
        for (var (goesOn, shown) = (true, start.State.Step); goesOn; shown = fold.Step)
        {
            goesOn = fold.AdvanceTo(shown / every * every + every);
            if (fold.Step > shown) yield return fold.Snapshot();
        }
    }
}
