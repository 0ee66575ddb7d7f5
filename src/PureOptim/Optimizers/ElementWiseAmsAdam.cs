using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>An element-wise Adam that divides by its second moment or, as <see cref="AmsGrad"/> does, by the largest that there was: one formula for both.</summary>
public abstract record ElementWiseAmsAdam : ElementWiseAdam
{
    private protected ElementWiseAmsAdam(Schedule learningRate, Schedule beta1, Schedule beta2, Schedule epsilon, bool keepsLargest = false)
        : base(learningRate, beta1, beta2, epsilon) => KeepsLargest = keepsLargest;

    /// <summary>Whether the divisor is of the largest second moment that there was; else of the present one.</summary>
    public bool KeepsLargest { get; init; }

    /// <inheritdoc/>
    public sealed override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        if (KeepsLargest) Sweep<R, LargestSecondMoment<R>>(coordinates, t);
        else Sweep<R, SecondMoment<R>>(coordinates, t);
    }

    /// <summary>Applies the rule of one step with one of the two second moments.</summary>
    private protected abstract void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>;
}
