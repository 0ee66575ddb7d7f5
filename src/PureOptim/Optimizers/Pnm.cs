using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// PNM, positive-negative momentum: two averages of gradients, one of the odd and one of the even steps, of which the newer is pushed away from the older, so that
/// noise grows and the mean does not.
/// <code>
/// m' = β1² n + (1 - β1²) g        n' = m        η_t = η / √((1 + β0)² + β0²)
/// θ' = θ - η_t ((1 + β0) m' - β0 n')
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums a coordinate, and keeps two numbers for it: both averages.</para>
/// <para>
/// Defaults are those of the authors' code and of pytorch-optimizer, whose <c>betas</c> are (β1, β0). With β0 = 0 every other gradient is averaged with others. PyTorch, Optax and Keras have no PNM.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Z. Xie, L. Yuan, Z. Zhu and M. Sugiyama, "Positive-Negative Momentum: Manipulating Stochastic Gradient Noise to Improve Generalization", ICML 2021.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("the authors")]
public sealed record Pnm() : LinearMomentum(learningRate: 0.001)
{
    /// <summary>β1, whose square is the decay of each average, from 0 to 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.UnitInterval, Source = "the authors")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The weight β0 of the older average, at least 0, without unit.</summary>
    [Hyperparameter("β0", @"\beta_0", Bounds.NonNegative, Source = "the authors")]
    public Schedule Beta0 { get; init => field = Checked(value); } = 1;

    /// <inheritdoc/>
    public override string DisplayName => "PNM";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Newer", "m"), Slot.Zero("Older", "n")];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (decay, beta0) = (PnmAverages.Decay(t.Of(Beta1)), t.Of(Beta0));
        coordinates.Apply<Rule<R>, PnmAverages<R>>(new(t.Named(t.Of(LearningRate) / PnmAverages.Norm(beta0), "η_t", @"\eta_t"), decay, 1 - decay, 1 + beta0, beta0));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Decay, R OneMinusDecay, R Positive, R Negative) : IRule<R, PnmAverages<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, PnmAverages<R> Memory) Step(R parameter, R gradient, PnmAverages<R> memory)
        {
            var after = memory.After(gradient, Decay, OneMinusDecay);
            return (LearningRate * after.Direction(Positive, Negative), after);
        }
    }
}
