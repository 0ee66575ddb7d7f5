using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adan: a momentum of gradients and one of their differences from step to step, divided by the root of a running average of the square of both together.
/// <code>
/// m' = β1 m + (1 - β1) g        p' = g        k_t = min(t - 1, 1)
/// v' = β2 v + (1 - β2) (k_t (g - p))        n' = β3 n + (1 - β3) (g + w_t (k_t (g - p)))²
/// w_t = β2      w_t = 1 - β2        (as in Optax)
/// θ' = (θ - (η / (1 - β1^t) m' + η w_t / (1 - β2^t) v') / (√(n' / (1 - β3^t) + ε_n) + ε)) / (1 + η λ)
/// </code>
/// where t counts steps from 1: in the first there is no difference. β2 is the decay of the average of differences, β3 that of the second moment.
/// </summary>
/// <remarks>
/// <para>A step costs 20 products and sums, a root and three quotients a coordinate, and keeps four numbers for it: three moments and the gradient of the step before.</para>
/// <para>
/// Betas are those of the authors' code, which is 1 less the paper's: 0.98, 0.92, 0.99. The paper weights the difference by β2, so that it is Nesterov's look-ahead, and so do the authors' code, burn and
/// pytorch-optimizer. Optax weights it by 1 - β2, which is 0.08 for 0.92, a known error: <see cref="DifferenceWeight"/>. It adds 1e-8 inside the root as well and decays in the update. The decay here is the paper's
/// proximal one. PyTorch and Keras have no Adan.
/// </para>
/// <para>Source: X. Xie et al., "Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models", arXiv:2208.06677, 2022, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the authors")]
public sealed record Adan() : ElementWiseAdam(learningRate: 0.001, beta1: 0.98, beta2: 0.92, epsilon: 1e-8)
{
    /// <summary>The decay β3 of the average of squares, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "the authors")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.99;

    /// <summary>ε_n, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_n", @"\epsilon_n", Bounds.NonNegative, Gradient = 2, Source = "the authors")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>The weight of a difference of gradients beside a gradient.</summary>
    public AdanDifferenceWeight DifferenceWeight { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
        [Slot.Zero("FirstMoment", "m"), Slot.Zero("Differences", "v"), Slot.Zero("SecondMoment", "n"), Slot.Zero("Previous", "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | CommonTraits.LackedByDecay;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var rate = t.Of(LearningRate);
        var weight = t.Named(DifferenceWeight == AdanDifferenceWeight.Beta2 ? t.Of(Beta2) : 1 - t.Of(Beta2), "w_t");
        coordinates.Place<Rule<R>, Memory<R>>(new(
            t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), t.Of(Beta3), 1 - t.Of(Beta3), t.Named(Scalar.Min(t.Number - 1, 1), "k_t"), weight,
            rate / t.OneMinusPower(Beta1), rate * weight / t.OneMinusPower(Beta2), t.OneMinusPower(Beta3), Positive<R>(t.Of(RootEpsilon)), Positive<R>(t.Of(Epsilon)),
            1 + rate * t.Of(WeightDecay)));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R FirstMoment, R Differences, R SecondMoment, R Previous)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(
        R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Beta3, R OneMinusBeta3, R HasPrevious, R Weight, R Rate, R DifferenceRate, R Correction, R RootEpsilon, R Epsilon, R Shrinkage)
        : IPlacingRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, Memory<R> Memory) Place(R parameter, R gradient, Memory<R> memory)
        {
            var difference = HasPrevious * (gradient - memory.Previous);
            var ahead = gradient + Weight * difference;
            var firstMoment = Beta1 * memory.FirstMoment + OneMinusBeta1 * gradient;
            var differences = Beta2 * memory.Differences + OneMinusBeta2 * difference;
            var secondMoment = Beta3 * memory.SecondMoment + OneMinusBeta3 * (ahead * ahead);
            var update = (Rate * firstMoment + DifferenceRate * differences) / (R.Sqrt(secondMoment / Correction + RootEpsilon) + Epsilon);
            return ((parameter - update) / Shrinkage, new(firstMoment, differences, secondMoment, gradient));
        }
    }
}
