using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// NAdam: Adam whose momentum looks ahead, as Nesterov's does, and grows in the course of a run.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// μ_t = β1 (1 - 0.96^(t ψ) / 2)        ν_t = β1 (1 - 0.96^((t + 1) ψ) / 2)        (the momentum grows)
/// μ_t = β1        ν_t = β1        (it is constant)
/// p' = p μ_t        η_t = η √(1 - β2^t)        ε_t = ε √(1 - β2^t)
/// θ' = θ - (η_t (1 - μ_t) / (1 - p') g + η_t ν_t / (1 - p' ν_t) m') / (√v' + ε_t)
/// </code>
/// where t counts steps from 1, p begins at 1, and ν_t is the momentum of the next step.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, a root and a quotient a coordinate, and keeps two numbers for it, the moments, and one of the run.</para>
/// <para>
/// Defaults are PyTorch's and the paper's. Keras has η = 0.001, ε = 1e-7 and ψ = 1: its momentum has grown after a hundred steps where PyTorch's takes twenty thousand.
/// PyTorch keeps the product p in float, also in a run in double; here it is double. In Optax the momentum is constant (<see cref="Grows"/>), η has no default; <c>nesterov</c> of its Adam is the same.
/// </para>
/// <para>Source: T. Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, algorithm 2 and its schedule of the momentum.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("PyTorch")]
public sealed record NAdam() : ElementWiseAdam(learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The base of the momentum's growth, as in all frameworks.</summary>
    private const double Base = 0.96;

    /// <summary>ψ, at least 0, without unit: the speed at which the momentum grows from about half of β1 to β1.</summary>
    [Hyperparameter("ψ", @"\psi", Bounds.NonNegative, Source = "the paper")]
    public Schedule MomentumDecay { get; init => field = Checked(value); } = 0.004;

    /// <summary>Whether the momentum grows; else it is β1 from the start.</summary>
    public bool Grows { get; init; } = true;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Run("MomentumProduct", 1, "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var (learningRate, epsilon) = (t.Named(t.Of(LearningRate) * correction, "η_t", @"\eta_t"), CorrectedEpsilon<R>(t, correction));
        var (now, next) = (t.Named(Momentum(t, t.Number), "μ_t", @"\mu_t"), t.Named(Momentum(t, t.Number + 1), "ν_t", @"\nu_t"));
        var product = t.Keep("MomentumProduct", t.Kept("MomentumProduct") * now);
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(
            learningRate * (1 - now) / (1 - product), learningRate * next / (1 - product * next), 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon));
    }

    private Scalar Momentum(StepContext t, Scalar step) =>
        Grows ? t.Of(Beta1) * (1 - Scalar.Power(Base, step * t.Of(MomentumDecay)) / 2) : t.Of(Beta1);

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: the rates of gradient and first moment, 1 - β1, 1 - β2, and ε_t.</summary>
    public readonly record struct Rule<R>(R GradientRate, R MomentRate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            return ((GradientRate * gradient + MomentRate * after.First) / (R.Sqrt(after.Second.Value) + Epsilon), after);
        }
    }
}
