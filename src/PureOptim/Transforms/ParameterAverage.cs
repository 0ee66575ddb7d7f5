using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A running average of the parameters, which is the result of a run; the run itself goes on as without it.
/// <code>
/// a' = a + (1 - β) (θ' - a)                                       (from the parameters at the start, or after the first step)
/// W' = W + (1 - β) (1 - W),    a' = a + (1 - β) / W' (θ' - a)        (corrected)
/// </code>
/// where θ' are the parameters after the step. Corrected, a is the average of θ' with weights that fade by β from step to step; with a constant β,
/// W is 1 - β^t.
/// </summary>
/// <remarks>
/// <para>It keeps one number for each coordinate, and one of the run where the average is corrected.</para>
/// <para>
/// β is 0.999 in PyTorch's <c>get_ema_multi_avg_fn</c> and 0.99 in Keras (<c>ema_momentum</c>); both begin with the parameters after the first
/// step. Optax's <c>ema</c> corrects unless configured otherwise.
/// </para>
/// <para>Around <see cref="MultiSteps"/> it counts every part of a step as one; inside, only whole steps.</para>
/// <para>Source: B. T. Polyak and A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM Journal on Control and Optimization 30, 1992, with equal weights.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose parameters are averaged.</param>
public sealed record ParameterAverage(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <summary>The slot of the average, and the number of the run that is the weight of all it has seen.</summary>
    private const string Average = "Average", Weight = "Weight";

    /// <summary>The share β of the average that survives a step, at least 0 (the last parameters alone) and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.999;

    /// <summary>The initial value of the average.</summary>
    public AverageStart Start { get; init => field = Argument.Defined(value); } = AverageStart.Parameters;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => Start == AverageStart.Corrected ? [Slot.Copy(Average), Slot.Run(Weight, 0)] : [Slot.Copy(Average)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.Descending
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <summary>The average; before the first step the parameters.</summary>
    /// <param name="at">A point of a run.</param>
    public override Parameters<T> Result<T>(Iterate<T> at) => at.State[Average];

    /// <inheritdoc/>
    protected internal override Vector Finish(TensorStep tensor, StepContext t)
    {
        var (share, average) = (ShareOfNew(t), tensor[Average]);

        // After its first point the average is the parameters themselves, without the rounding of a difference.
        tensor.Keep(Average, share.Value == 1 ? tensor.Parameter : average + share * (tensor.Parameter - average));
        return tensor.Parameter;
    }

    /// <summary>The weight of the parameters after this step in the average.</summary>
    private Scalar ShareOfNew(StepContext t)
    {
        var share = 1 - t.Of(Decay);
        return Start switch
        {
            AverageStart.Corrected => share / t.Keep(Weight, t.Kept(Weight) + share * (1 - t.Kept(Weight))),
            AverageStart.FirstStep when t.Steps == 0 => 1,
            _ => share,
        };
    }
}
