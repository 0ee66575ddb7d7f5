using System.Numerics;

namespace PureOptim.Core;

/// <summary>One step of an optimizer over coordinates, for one element type.</summary>
internal interface ISweep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Takes one step over the coordinates from <paramref name="start"/> on for which there are gradients. The stretches of one step may go in
    /// any order and on any threads; the owner of the workspace counts the step when all are done.
    /// </summary>
    void StepInPlace(Workspace<T> workspace, ReadOnlySpan<T> gradients, int start);
}
