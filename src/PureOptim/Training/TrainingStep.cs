using System.Numerics;

namespace PureOptim;

/// <summary>The report to an observer after each update of a fold.</summary>
/// <param name="Step">The number of steps taken, this one included.</param>
/// <param name="Loss">The loss on the batch of this step, after the update.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly record struct TrainingStep<T>(long Step, T Loss)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>As in <c>3: 0.25</c>: the step and the loss.</summary>
    public override string ToString() => Invariant($"{Step}: {Loss:R}");
}
