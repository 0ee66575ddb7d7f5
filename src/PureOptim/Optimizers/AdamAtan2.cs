using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adam-atan2: Adam that moves by the angle whose tangent is the quotient of the moments, not by the quotient. It needs no ε, and gradients of any size move alike.
/// <code>
/// m' = m + (1 - β1) (g - m)
/// v' = v + (1 - β2) (g² - v)
/// c_t = √(1 - β2^t) / (1 - β1^t)
/// θ' = θ - η a atan2(c_t m', b √v')
/// </code>
/// where t counts steps from 1, and atan2(0, 0) is 0.
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums, a root and an arctangent a coordinate, and keeps two numbers for it: the moments. No step is longer than η a π/2.</para>
/// <para>
/// The paper leaves a and b to the user: with b = 1 and a = 4/π a gradient that stays the same moves by η, as Adam's does. Defaults are those of adam-atan2-pytorch, with the β2 of Adam. Optax, PyTorch and
/// Keras have no such optimizer; pytorch-optimizer has the angle as an option of Prodigy and Ranger25, with a = b = 1.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: K. Everett et al., "Scaling Exponents Across Parameterizations and Optimizers", ICML 2024, Adam-atan2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AdamAtan2 : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "adam-atan2-pytorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "adam-atan2-pytorch")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "Adam")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The factor a of the angle, at least 0, without unit.</summary>
    [Hyperparameter("a", "a", Bounds.NonNegative, Source = "adam-atan2-pytorch")]
    public Schedule Factor { get; init => field = Checked(value); } = 1.27;

    /// <summary>The factor b of the root, above 0, without unit: the quotient of the moments from which on steps hardly grow.</summary>
    [Hyperparameter("b", "b", Bounds.Positive, Source = "adam-atan2-pytorch")]
    public Schedule RootFactor { get; init => field = Checked(value); } = 1;

    /// <inheritdoc/>
    public override string DisplayName => "Adam-atan2";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(
        t.Of(LearningRate) * t.Of(Factor), 1 - t.Of(Beta1), 1 - t.Of(Beta2),
        t.Named(Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1), "c_t"), t.Of(RootFactor)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η a, 1 - β1, 1 - β2, c_t and b.</summary>
    public readonly record struct Rule<R>(R Rate, R OneMinusBeta1, R OneMinusBeta2, R Correction, R RootFactor) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var next = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            return (Rate * R.Atan2(Correction * next.First, RootFactor * R.Sqrt(next.Second.Divisor)), next);
        }
    }
}
