using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The input of a step: parameters and gradient as vectors that can be read anywhere, and the threads that share the work.</summary>
internal sealed record StepInput<E>
    where E : struct
{
    /// <summary>The parameters.</summary>
    internal required VectorSource<E> Parameters { get; init; }

    /// <summary>The gradient; null for optimizers that look at one coordinate at a time, whose gradients come part by part.</summary>
    internal VectorSource<E>? Gradients { get; init; }

    /// <summary>The number of parameters.</summary>
    internal required int Length { get; init; }

    /// <summary>The threads that share the work.</summary>
    internal required Team Team { get; init; }

    /// <summary>Memory for each thread.</summary>
    internal required Worker<E>[] Workers { get; init; }

    /// <summary>The loss at the parameters, where somebody asked for it.</summary>
    internal Scalar? Loss { get; set; }

    /// <summary>The curvature at the parameters, along each coordinate, where somebody asked for it.</summary>
    internal VectorSource<E>? Curvatures { get; set; }

    /// <summary>
    /// Evaluates the same batch at other parameters: writes the gradient, unless no memory is given for it, and returns the loss where it is known. Null where that cannot be done.
    /// </summary>
    internal Func<E[], E[]?, Scalar?>? Evaluate { get; init; }

    /// <summary>Does something for every block of the vector, on all threads.</summary>
    /// <param name="blocks">The number of blocks.</param>
    /// <param name="work">The action, given the block and the memory of the thread that does it.</param>
    internal void ForEach(int blocks, Action<int, Worker<E>> work) => Team.Run(thread =>
    {
        var (start, end) = Team.ShareOf(thread, blocks);
        var worker = Workers[thread];
        for (var block = start; block < end; block++)
        {
            var mark = worker.Scratch.Mark;
            work(block, worker);
            worker.Scratch.Release(mark);
        }
    });

    /// <summary>Does something for all coordinates, on all threads, as many at a time as fit into a block of a thread's memory.</summary>
    /// <param name="length">The number of coordinates.</param>
    /// <param name="work">The action, given the first coordinate, their number, and the memory of the thread that does it.</param>
    internal void ForEachBlock(int length, Action<int, int, Worker<E>> work)
    {
        const int size = Scratch<E>.Length;
        ForEach((length + size - 1) / size, (block, worker) => work(block * size, int.Min(size, length - block * size), worker));
    }

    /// <summary>The input with the signs of the loss, the curvature and gradients elsewhere turned; that of the gradient is its caller's to turn.</summary>
    /// <param name="kernel">The arithmetic.</param>
    /// <param name="length">The number of coordinates.</param>
    internal StepInput<E> Negated(Kernel<E> kernel, int length)
    {
        return this with
        {
            Loss = Loss is { } loss ? -loss : null,
            Curvatures = Curvatures is { } curvatures ? new ArraySource<E>(Turned(curvatures.ReadAll(0, length, Workers[0].Scratch))) : null,
            Evaluate = Evaluate is not { } evaluate ? null : (point, gradient) =>
            {
                var loss = evaluate(point, gradient);
                if (gradient is not null) Turned(gradient);
                return loss is { } value ? -value : null;
            },
        };

        E[] Turned(E[] values)
        {
            kernel.Map(VectorFunction.Negation, values, values);
            return values;
        }
    }
}
