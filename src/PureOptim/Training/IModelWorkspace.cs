using System.Numerics;

namespace PureOptim;

/// <summary>
/// The memory in which a fold computes losses and gradients of an <see cref="IModel{TBatch, T}"/> over and over. Its owner calls the members
/// in the order in which they stand here; between two members all threads wait for one another. The bits do not depend on their number.
/// </summary>
/// <typeparam name="TBatch">The type of the batch of one step.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IModelWorkspace<in TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The slices of the flat parameter vector whose gradients a thread computes; together those of all threads cover the vector once.
    /// </summary>
    /// <param name="thread">From 0 up to the number of threads.</param>
    IReadOnlyList<Range> SlicesOf(int thread);

    /// <summary>Takes in the parameters of a slice. Called for every slice before the first batch and after each update, by the thread it belongs to.</summary>
    /// <param name="thread">The calling thread's number.</param>
    /// <param name="slice">The index among the thread's slices.</param>
    /// <param name="parameters">The parameters of the slice.</param>
    void Load(int thread, int slice, ReadOnlySpan<T> parameters);

    /// <summary>Makes a batch the current one. Called by one thread while the others wait.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model; the message names what differs.</exception>
    void Begin(TBatch batch);

    /// <summary>Does a thread's share of what must be known before any slice of the gradient: forward and backward over its share of the batch.</summary>
    void Differentiate(int thread);

    /// <summary>Computes a slice of the gradient.</summary>
    /// <param name="thread">The calling thread's number.</param>
    /// <param name="slice">The index among the thread's slices.</param>
    /// <param name="gradient">Receives it; as long as the slice.</param>
    void Gradient(int thread, int slice, Span<T> gradient);

    /// <summary>Does a thread's share of the loss on the current batch at the parameters loaded last.</summary>
    void Evaluate(int thread);

    /// <summary>The loss, when every thread has done its share. Called by one thread while the others wait.</summary>
    T Loss();
}
