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
/// <para>Source: L. Luo, Y. Xiong, Y. Liu and X. Sun, "Adaptive Gradient Methods with Dynamic Bound of Learning Rate", ICLR 2019, algorithms 2 and 3.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record AdaBound() : ElementWiseAmsAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The rate η_f at which the bounds meet, at least 0, in squared parameter units over loss units.</summary>
    [Hyperparameter("η_f", @"\eta_f", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the authors")]
    public Schedule FinalRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>The speed γ at which the bounds meet, above 0, without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.Positive, Source = "the authors")]
    public Schedule Gamma { get; init => field = Checked(value); } = 0.001;

    /// <summary>ε_r, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_r", @"\epsilon_r", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), .. SecondMoment.Slots(KeepsLargest)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    private protected override void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
    {
        var rate = CorrectedRate(t);
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
