using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Signum: every coordinate moves by the learning rate, against the sign of a running average of its gradients.
/// <code>
/// m' = β m + (1 - β) g
/// θ' = θ - η sign(m')
/// </code>
/// where the sign of 0 is 0.
/// </summary>
/// <remarks>
/// <para>A step costs 5 products and sums and 2 comparisons a coordinate, and keeps one number for it: the average. At β = 0 it is <see cref="SignSgd"/>.</para>
/// <para>
/// Defaults are those of pytorch-optimizer, which calls it <c>SignSGD</c> and β momentum; Optax (<c>signum</c>) has the same β and no default for the rate. A correction of the
/// average's start, or a sum that fades in its place, would not change a sign. PyTorch and Keras have no such optimizer.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems", ICML 2018, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Sign)]
public sealed record Signum : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the distance that each coordinate moves.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β of the average, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule Beta { get; init => field = Checked(value); } = 0.9;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m")];

    /// <summary>
    /// Neither that steps do not depend on the place nor that they are proportional to the rate is among them, though both are true: the laws prove them within bounds of rounding, and where a bound of
    /// the average holds 0 its sign is unknown.
    /// </summary>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, R>(new(t.Of(LearningRate), t.Of(Beta), 1 - t.Of(Beta)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta, R OneMinusBeta) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R firstMoment)
        {
            firstMoment = Beta * firstMoment + OneMinusBeta * gradient;
            return (LearningRate * Sign.Of(firstMoment), firstMoment);
        }
    }
}
