using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Accelerated SGD: a short step, averaged with a point that long steps have moved; it is kept as the distance from the parameters to that point.
/// <code>
/// α_t = 1 - ξ c² / κ        ζ_t = c / (c + 1 - α_t)        l_t = (1 - α_t) κ η / c
/// d' = ζ_t (α_t d - l_t g + η g)
/// θ' = θ - (ζ_t η g - (1 - ζ_t) (α_t d - l_t g))
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums a coordinate, and keeps one number for it: the distance.</para>
/// <para>
/// Defaults are those of the authors' code and of pytorch-optimizer. There the point itself is kept; the distance, which is 0 at the start, leaves the parameters alone where there is no gradient, to the bit.
/// PyTorch, Optax and Keras have no such optimizer.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>
/// Source: R. Kidambi, P. Netrapalli, P. Jain and S. M. Kakade, "On the Insufficiency of Existing Momentum Schemes for Stochastic Optimization", ICLR 2018, the
/// algorithm ASGD.
/// </para>
/// </remarks>
[Family(OptimizerFamily.Momentum), Defaults("the authors")]
public sealed record AccSgd() : LinearMomentum(learningRate: 0.001)
{
    /// <summary>The ratio κ of a long step to a short one, above 0, without unit.</summary>
    [Hyperparameter("κ", @"\kappa", Bounds.Positive, Source = "the authors")]
    public Schedule Kappa { get; init => field = Checked(value); } = 1000;

    /// <summary>The statistical advantage ξ, at least 0, without unit.</summary>
    [Hyperparameter("ξ", @"\xi", Bounds.NonNegative, Source = "the authors")]
    public Schedule Xi { get; init => field = Checked(value); } = 10;

    /// <summary>The constant c, above 0 and below 1, without unit.</summary>
    [Hyperparameter("c", "c", Bounds.Positive, Source = "the authors")]
    public Schedule Constant { get; init => field = Checked(value); } = 0.7;

    /// <inheritdoc/>
    public override string DisplayName => "AccSGD";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Distance", "d")];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, constant) = (t.Of(LearningRate), t.Of(Constant));
        var alpha = t.Named(1 - t.Of(Xi) * (constant * constant) / t.Of(Kappa), "α_t", @"\alpha_t");
        var zeta = t.Named(constant / (constant + (1 - alpha)), "ζ_t", @"\zeta_t");
        var longRate = t.Named((1 - alpha) * t.Of(Kappa) * rate / constant, "l_t");
        coordinates.Apply<Rule<R>, R>(new(rate, alpha, longRate, zeta, 1 - zeta));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Alpha, R LongRate, R Zeta, R OneMinusZeta) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R distance)
        {
            var moved = Alpha * distance - LongRate * gradient;
            return (Zeta * LearningRate * gradient - OneMinusZeta * moved, Zeta * (moved + LearningRate * gradient));
        }
    }
}
