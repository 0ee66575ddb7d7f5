using System.Numerics;

namespace PureOptim.Core;

/// <summary>
/// An optimizer that can also step in memory that its caller owns exclusively. The fold uses it; nobody can observe that it did, because
/// the result has the bits of <see cref="IOptimizer.Step{T}"/>.
/// </summary>
internal interface IInPlaceOptimizer
{
    /// <summary>
    /// Takes one step over the coordinates from <paramref name="start"/> on for which there are gradients. The stretches of one step may go in
    /// any order and on any threads; the owner counts the step when all are done.
    /// </summary>
    void StepInPlace<T>(Workspace<T> workspace, ReadOnlySpan<T> gradients, int start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
