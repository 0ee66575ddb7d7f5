namespace PureOptim.Core;

/// <summary>
/// An optimizer at work in memory that one owner may write to. A step is prepared, with all threads at hand; then every coordinate moves, in any
/// parts, in any order, on any threads; then the step is finished. The pure <see cref="IOptimizer.Step{T}"/> and the folds are this, in fresh
/// memory and in their own.
/// </summary>
internal abstract class Stepper<E>(StateMemory<E> memory)
    where E : struct
{
    /// <summary>The optimizer's memory.</summary>
    internal StateMemory<E> Memory { get; } = memory;

    /// <summary>Whether a step can be prepared before its gradient is known, so that each part moves as soon as its gradient is there.</summary>
    internal abstract bool IsLocal { get; }

    /// <summary>Whether coordinates move by gradients that are handed over with them; others have taken what they need in the preparation.</summary>
    internal virtual bool MovesByGradient => true;

    /// <summary>Whether a step must be prepared at all.</summary>
    internal virtual bool Prepares => true;

    /// <summary>Computes what must be known before any coordinate moves.</summary>
    internal virtual void Prepare(StepInput<E> input)
    {
    }

    /// <summary>Moves consecutive coordinates.</summary>
    /// <param name="start">The place of the first in the optimizer's vector.</param>
    /// <param name="parameters">Their parameters, which move.</param>
    /// <param name="gradients">Their gradients; not read where <see cref="MovesByGradient"/> is false.</param>
    /// <param name="worker">Memory of the calling thread.</param>
    internal abstract void Move(int start, Span<E> parameters, ReadOnlySpan<E> gradients, Worker<E> worker);

    /// <summary>Computes what would be taken off consecutive parameters, and changes all that the optimizer remembers as if they had moved.</summary>
    /// <param name="start">The place of the first in the optimizer's vector.</param>
    /// <param name="parameters">Their parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="updates">Receives the updates.</param>
    /// <param name="worker">Memory of the calling thread.</param>
    internal abstract void Update(int start, ReadOnlySpan<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, Worker<E> worker);

    /// <summary>Counts the step, when all coordinates have moved.</summary>
    internal virtual void Finish() => Memory.Advance();
}
