using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaBound: Adam, whose rate for each coordinate is kept between two bounds that meet at the rate of plain momentum.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)        s' = max(s, v')        η_t = η √(1 - β2^t) / (1 - β1^t)
/// l_t = η_f (1 - 1 / (γ t + 1))        u_t = η_f (1 + 1 / (γ t))
/// θ' = θ - min(max(η_t / (√(v' + ε_r) + ε), l_t), u_t) m'
/// θ' = θ - min(max(η_t / (√(s' + ε_r) + ε), l_t), u_t) m'        (AMSBound)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a maximum, a minimum, a root and a quotient a coordinate, and keeps two numbers for it: the moments; AMSBound keeps the largest second moment, too.</para>
/// <para>
/// Defaults are those of the authors' code, which corrects the moments, adds ε before the correction and does not divide by the root of t; the paper does the opposite.
/// pytorch-optimizer adds 1e-15 inside the root. PyTorch, Optax and Keras have no AdaBound.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: L. Luo, Y. Xiong, Y. Liu and X. Sun, "Adaptive Gradient Methods with Dynamic Bound of Learning Rate", ICLR 2019, algorithms 2 and 3.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AdaBound : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units, as long as the bounds are far apart.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The rate η_f at which the bounds meet, at least 0, in squared parameter units over loss units.</summary>
    [Hyperparameter("η_f", @"\eta_f", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the authors")]
    public Schedule FinalRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The speed γ at which the bounds meet, above 0, without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.Positive, Source = "the authors")]
    public Schedule Gamma { get; init => field = Checked(value); } = 0.001;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>ε_r, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_r", @"\epsilon_r", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>Whether the divisor is of the largest second moment that there was, as in AMSBound; else of the present one.</summary>
    public bool KeepsLargest { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), .. SecondMoment.Slots(KeepsLargest)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        if (KeepsLargest) Sweep<R, LargestSecondMoment<R>>(coordinates, t);
        else Sweep<R, SecondMoment<R>>(coordinates, t);
    }

    private void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        var rate = t.Named(t.Of(LearningRate) * Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var time = t.Of(Gamma) * t.Number;
        var (lower, upper) = (t.Named(t.Of(FinalRate) * (1 - 1 / (time + 1)), "l_t"), t.Named(t.Of(FinalRate) * (1 + 1 / time), "u_t"));
        coordinates.Apply<Rule<R, TSecond>, Moments<R, TSecond>>(
            new(rate, lower, upper, 1 - t.Of(Beta1), 1 - t.Of(Beta2), Positive<R>(t.Of(RootEpsilon)), Positive<R>(t.Of(Epsilon))));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R, TSecond>(R LearningRate, R Lower, R Upper, R OneMinusBeta1, R OneMinusBeta2, R RootEpsilon, R Epsilon) : IRule<R, Moments<R, TSecond>>
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, TSecond> Memory) Step(R parameter, R gradient, Moments<R, TSecond> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            return (R.Min(R.Max(LearningRate / (R.Sqrt(after.Second.Divisor + RootEpsilon) + Epsilon), Lower), Upper) * after.First, after);
        }
    }
}
