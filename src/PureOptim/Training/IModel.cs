using System.Numerics;

namespace PureOptim;

/// <summary>
/// Something to train: a loss over batches and its gradient, as pure functions of parameters and batch. Implementations are immutable and
/// safe to share between threads.
/// </summary>
/// <typeparam name="TBatch">What one step learns from.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IModel<in TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The tensors to train.</summary>
    Layout Layout { get; }

    /// <summary>The loss on a batch.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    T Loss(Parameters<T> parameters, TBatch batch);

    /// <summary>The gradient of <see cref="Loss"/>, with the layout of the parameters.</summary>
    /// <exception cref="ArgumentException">The parameters have another layout, or the batch does not fit; the message names what differs.</exception>
    Parameters<T> Gradient(Parameters<T> parameters, TBatch batch);

    /// <summary>Memory for a fold that computes the same bits many times, with its work shared among threads.</summary>
    /// <param name="threads">How many threads will take part, at least 1.</param>
    IModelWorkspace<TBatch, T> CreateWorkspace(int threads);
}
