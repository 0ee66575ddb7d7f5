using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adam: momentum over gradients, divided by the root of a running average of their squares, both corrected for their start at zero.
/// <code>
/// m' = m + (1 - β1) (g - m)
/// v' = v + (1 - β2) (g² - v)
/// θ' = θ - η_t m' / (√v' + ε_t)        η_t = η √(1 - β2^t) / (1 - β1^t)
/// </code>
/// where t counts steps from 1, and ε_t is ε before the correction, or ε √(1 - β2^t) after it.
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of "Deep Learning from Scratch" and Keras, which add ε = 1e-7 before the correction (the paper's ε-hat). PyTorch and
/// Optax (1e-8), burn (1e-5) and "Dive into Deep Learning" (1e-6) add it after: <see cref="EpsilonPlacement"/>. Under a scheduled β the
/// correction uses the β of the step at hand, as PyTorch and Optax do.
/// </para>
/// <para>
/// Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1; the default form is that of the
/// remark before section 2.1.
/// </para>
/// </remarks>
public sealed record Adam : CoordinateWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the first step moves each coordinate by about this much.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public Schedule LearningRate { get; init => field = Guard.NonNegative(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    public Schedule Beta1 { get; init => field = Guard.BelowOne(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    public Schedule Beta2 { get; init => field = Guard.BelowOne(value); } = 0.999;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0
    /// that would round to 0 in the precision of the run is the smallest positive number of that precision instead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public Schedule Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-7;

    /// <summary>Whether ε is added before or after the second moment is corrected.</summary>
    public AdamEpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = AdamEpsilonPlacement.BeforeCorrection;

    /// <inheritdoc/>
    public override ImmutableArray<string> SlotNames => ["FirstMoment", "SecondMoment"];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var (beta1, beta2) = (Beta1.At(step), Beta2.At(step));
        var correction = double.Sqrt(BiasCorrection.Of(beta2, step + 1));
        var learningRate = LearningRate.At(step) * correction / BiasCorrection.Of(beta1, step + 1);
        var factor = EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection ? correction : 1;
        coordinates.Apply<Rule<R>, (R, R)>(new(learningRate, 1 - beta1, 1 - beta2, Positive<R>(Epsilon.At(step), factor)));
    }

    /// <summary>The names of the field, with an index for what is corrected at each step.</summary>
    protected internal override Symbol Notation(string name) => name switch
    {
        nameof(LearningRate) => Symbol.Named("η_t", @"\eta_t"),
        nameof(Epsilon) => Symbol.Named("ε_t", @"\epsilon_t"),
        _ => base.Notation(name),
    };

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    /// <param name="LearningRate">η_t.</param>
    /// <param name="OneMinusBeta1">1 - β1.</param>
    /// <param name="OneMinusBeta2">1 - β2.</param>
    /// <param name="Epsilon">ε_t.</param>
    public readonly record struct Rule<R>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, (R FirstMoment, R SecondMoment)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, (R FirstMoment, R SecondMoment) Slots) Step(R parameter, R gradient, (R FirstMoment, R SecondMoment) slots)
        {
            var firstMoment = slots.FirstMoment + OneMinusBeta1 * (gradient - slots.FirstMoment);
            var secondMoment = slots.SecondMoment + OneMinusBeta2 * (gradient * gradient - slots.SecondMoment);
            return (parameter - LearningRate * firstMoment / (R.Sqrt(secondMoment) + Epsilon), (firstMoment, secondMoment));
        }
    }
}
