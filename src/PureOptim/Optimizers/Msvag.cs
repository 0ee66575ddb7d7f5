using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// M-SVAG: momentum, which each coordinate follows by as much as its square is above the variance that its gradients leave in it.
/// <code>
/// m' = β m + (1 - β) g        v' = β v + (1 - β) g²        c_t = 1 - β^t        ρ_t = min((1 - β) (1 + β^t) / ((1 + β) (1 - β^t)), 0.9999)
/// θ' = θ - η (m' / c_t) (0 &lt; (m' / c_t)² ? (m' / c_t)² / ((m' / c_t)² + ρ_t (max(v' / c_t - (m' / c_t)², 0) / (1 - ρ_t))) : 0)
/// </code>
/// where t counts steps from 1. A coordinate whose average is 0 stays where it is.
/// </summary>
/// <remarks>
/// <para>A step costs 13 products and sums, a maximum, a comparison and four quotients a coordinate, and keeps two numbers for it: the averages of gradients and of their squares.</para>
/// <para>
/// Defaults are the paper's. In the first step ρ_t is 1, and is bounded by 0.9999 as in the authors' code and pytorch-optimizer. PyTorch, Optax and Keras have no M-SVAG.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: L. Balles and P. Hennig, "Dissecting Adam: The Sign, Magnitude and Variance of Stochastic Gradients", ICML 2018, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record Msvag : ElementWise
{
    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>The decay β of both averages, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta { get; init => field = Checked(value); } = 0.9;

    /// <inheritdoc/>
    public override string DisplayName => "MSVAG";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <summary>
    /// Neither that steps do not depend on the place nor that they are proportional to the rate is among them, though both are true: the laws prove them within bounds of rounding, and where a bound of
    /// the average holds 0 nothing is known of the factor.
    /// </summary>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <summary>Nearer to 1 than this the share of the variance in an average is not taken to be.</summary>
    private const double LargestShare = 0.9999;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (beta, power, seen) = (t.Of(Beta), t.Power(Beta), t.OneMinusPower(Beta));
        var share = t.Named(Scalar.Min((1 - beta) * (1 + power) / ((1 + beta) * seen), LargestShare), "ρ_t", @"\rho_t");
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(t.Of(LearningRate), beta, 1 - beta, t.Named(seen, "c_t"), share, 1 - share));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η, β, 1 - β, 1 - β^t, ρ_t and 1 - ρ_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta, R OneMinusBeta, R Seen, R Share, R OneMinusShare) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var firstMoment = Beta * memory.First + OneMinusBeta * gradient;
            var secondMoment = Beta * memory.Second.Value + OneMinusBeta * gradient * gradient;
            var mean = firstMoment / Seen;
            var square = mean * mean;
            var variance = R.Max(secondMoment / Seen - square, 0) / OneMinusShare;
            return (LearningRate * mean * R.IfLess(0, square, square / (square + Share * variance), 0), new(firstMoment, new(secondMoment)));
        }
    }
}
