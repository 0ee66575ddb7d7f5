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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: T. Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, algorithm 2 and its schedule of the momentum.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record NAdam : ElementWise
{
    /// <summary>The base of the momentum's growth, as in all frameworks.</summary>
    private const double Base = 0.96;

    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.002;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "PyTorch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>ψ, at least 0, without unit: the speed at which the momentum grows from about half of β1 to β1.</summary>
    [Hyperparameter("ψ", @"\psi", Bounds.NonNegative, Source = "the paper")]
    public Schedule MomentumDecay { get; init => field = Checked(value); } = 0.004;

    /// <summary>Whether the momentum grows; else it is β1 from the start.</summary>
    public bool Grows { get; init; } = true;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Run("MomentumProduct", 1, "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.ScaleInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var (learningRate, epsilon) = (t.Named(t.Of(LearningRate) * correction, "η_t", @"\eta_t"), t.Named(Positive<R>(t.Of(Epsilon), correction), "ε_t", @"\epsilon_t"));
        var (now, next) = (t.Named(Momentum(t, t.Number), "μ_t", @"\mu_t"), t.Named(Momentum(t, t.Number + 1), "ν_t", @"\nu_t"));
        var product = t.Keep("MomentumProduct", t.Kept("MomentumProduct") * now);
        coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(
            learningRate * (1 - now) / (1 - product), learningRate * next / (1 - product * next), 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon));
    }

    private Scalar Momentum(StepContext t, Scalar step) =>
        Grows ? t.Of(Beta1) * (1 - Scalar.Power(Base, step * t.Of(MomentumDecay)) / 2) : t.Of(Beta1);

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: the rates of gradient and first moment, 1 - β1, 1 - β2, and ε_t.</summary>
    public readonly record struct Rule<R>(R GradientRate, R MomentRate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var firstMoment = memory.FirstMoment + OneMinusBeta1 * (gradient - memory.FirstMoment);
            var secondMoment = memory.SecondMoment + OneMinusBeta2 * (gradient * gradient - memory.SecondMoment);
            return ((GradientRate * gradient + MomentRate * firstMoment) / (R.Sqrt(secondMoment) + Epsilon), new(firstMoment, secondMoment));
        }
    }
}
