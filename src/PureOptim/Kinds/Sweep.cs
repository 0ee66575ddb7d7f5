namespace PureOptim.Core;

/// <summary>One step of an element-wise rule over coordinates, for one element type.</summary>
internal abstract class Sweep<E>
    where E : struct
{
    /// <summary>Runs the rule over coordinates.</summary>
    /// <param name="slots">The slots' arrays.</param>
    /// <param name="start">The place of the first coordinate in the slots.</param>
    /// <param name="parameters">The parameters; they move where <paramref name="updates"/> is empty.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="updates">Receives the updates; or nothing.</param>
    /// <param name="context">The step.</param>
    internal abstract void Run(E[][] slots, int start, Span<E> parameters, ReadOnlySpan<E> gradients, Span<E> updates, StepContext context);
}
