using System.Numerics;

namespace PureOptim;

/// <summary>
/// Something to train: a gradient over batches, and most often the loss whose gradient it is, as pure functions of parameters and batch.
/// Implementations are immutable and safe to share between threads. <see cref="Gradient"/> alone makes a model; the other members are for models
/// that know more.
/// </summary>
/// <typeparam name="TBatch">The type of the batch of one step.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IModel<in TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The tensors to train; null, the default, where the model takes parameters of any layout.</summary>
    Layout? Layout => null;

    /// <summary>
    /// The values that the model provides besides the gradient at the parameters: by default gradients at other points, since <see cref="Gradient"/> is a
    /// function. One that has <see cref="Loss"/> says so here.
    /// </summary>
    Needs Gives => Needs.OtherPoints;

    /// <summary>The loss on a batch.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    /// <exception cref="NotSupportedException">The model has none.</exception>
    T Loss(Parameters<T> parameters, TBatch batch) => throw new NotSupportedException($"{GetType().Name} gives a gradient and no loss.");

    /// <summary>The gradient of the loss, with the layout of the parameters.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    Parameters<T> Gradient(Parameters<T> parameters, TBatch batch);

    /// <summary>
    /// The curvature: the diagonal of the loss's Hessian, or an estimate of it, with the layout of the parameters. A model that has it says so in <see cref="Gives"/>; a fold asks for it before each step of an optimizer
    /// that needs it, on one thread.
    /// </summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    /// <exception cref="NotSupportedException">The model has none.</exception>
    Parameters<T> Curvature(Parameters<T> parameters, TBatch batch) => throw new NotSupportedException($"{GetType().Name} gives a gradient and no curvature.");

    /// <summary>
    /// Memory for a fold that computes the same bits many times. By default each step calls <see cref="Gradient"/>, on one thread, and makes new
    /// vectors; a model with memory of its own shares the work among threads and allocates nothing in a step.
    /// </summary>
    /// <param name="layout">The layout of the parameters: <see cref="Layout"/>, where the model has one.</param>
    /// <param name="threads">The number of threads that will take part, at least 1.</param>
    IModelWorkspace<TBatch, T> CreateWorkspace(Layout layout, int threads) => new GradientWorkspace<TBatch, T>(this, layout, threads);
}
