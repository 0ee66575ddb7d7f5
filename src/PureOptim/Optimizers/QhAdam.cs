using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// QHAdam: Adam, both of whose corrected moments are averaged with what they average.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// θ' = θ - η ((1 - ν1) g + ν1 / (1 - β1^t) m') / (√((1 - ν2) g² + ν2 / (1 - β2^t) v') + ε)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 13 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// β1, ν1 and ν2 are those that the paper recommends; the other defaults are Adam's. pytorch-optimizer has β1 = 0.9 and ν1 = ν2 = 1, which is Adam, and counts what the moments have seen in float32.
/// PyTorch, Optax and Keras have no QHAdam.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Ma and D. Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", ICLR 2019, section 6.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record QhAdam : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.995;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The share ν1 of the first moment beside the gradient, from 0 to 1, without unit.</summary>
    [Hyperparameter("ν1", @"\nu_1", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Nu1 { get; init => field = Checked(value); } = 0.7;

    /// <summary>The share ν2 of the second moment beside the squared gradient, from 0 to 1, without unit.</summary>
    [Hyperparameter("ν2", @"\nu_2", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Nu2 { get; init => field = Checked(value); } = 1;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override string DisplayName => "QHAdam";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(
        t.Of(LearningRate), 1 - t.Of(Beta1), 1 - t.Of(Beta2),
        1 - t.Of(Nu1), t.Of(Nu1) / t.OneMinusPower(Beta1), 1 - t.Of(Nu2), t.Of(Nu2) / t.OneMinusPower(Beta2), Positive<R>(t.Of(Epsilon))));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η, 1 - β1, 1 - β2, the shares of gradient, first moment, square and second moment, and ε.</summary>
    public readonly record struct Rule<R>(
        R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R GradientShare, R MomentShare, R SquareShare, R SecondMomentShare, R Epsilon) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var square = gradient * gradient;
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var secondMoment = memory.SecondMoment + OneMinusBeta2 * (square - memory.SecondMoment);
            var root = R.Sqrt(SquareShare * square + SecondMomentShare * secondMoment);
            return (LearningRate * (GradientShare * gradient + MomentShare * firstMoment) / (root + Epsilon), new(firstMoment, secondMoment));
        }
    }
}
