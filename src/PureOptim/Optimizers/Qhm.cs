using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// QHM, quasi-hyperbolic momentum: the average of a step of plain descent and one along a running average of gradients.
/// <code>
/// m' = β m + (1 - β) g
/// θ' = θ - η ((1 - ν) g + ν m')
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums a coordinate, and keeps one number for it: the average.</para>
/// <para>
/// β and ν are those that the paper recommends; the rate is pytorch-optimizer's, which has β = 0 (<c>momentum</c>) and ν = 1. With ν = 0 it is plain descent, with ν = 1 momentum that averages, and with ν = β
/// Nesterov's, up to the rate. PyTorch, Optax and Keras have no QHM.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Ma and D. Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", ICLR 2019, equations 3 and 4.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("pytorch-optimizer")]
public sealed record Qhm() : LinearMomentum(learningRate: 0.001)
{
    /// <summary>The decay β of the average, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta { get; init => field = Checked(value); } = 0.999;

    /// <summary>The share ν of the average in a step, from 0 to 1, without unit.</summary>
    [Hyperparameter("ν", @"\nu", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Nu { get; init => field = Checked(value); } = 0.7;

    /// <inheritdoc/>
    public override string DisplayName => "QHM";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m")];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, R>(new(t.Of(LearningRate), t.Of(Beta), 1 - t.Of(Beta), t.Of(Nu), 1 - t.Of(Nu)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta, R OneMinusBeta, R Nu, R OneMinusNu) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R firstMoment)
        {
            firstMoment = Beta * firstMoment + OneMinusBeta * gradient;
            return (LearningRate * (OneMinusNu * gradient + Nu * firstMoment), firstMoment);
        }
    }
}
