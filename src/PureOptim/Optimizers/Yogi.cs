using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Yogi: Adam whose second moment moves toward the square of the gradient by a share of that square, whichever is larger, so that it falls slowly.
/// <code>
/// m' = β1 m + (1 - β1) g        v' = v - (1 - β2) sign(v - g²) g²
/// η_t = η √(1 - β2^t) / (1 - β1^t)      ε_t = ε √(1 - β2^t)
/// θ' = θ - η_t m' / (√v' + ε_t)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, 2 comparisons, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// Defaults are those of the paper, whose algorithm has no correction; every program has it. Optax and pytorch-optimizer begin with both moments at 1e-6, as the authors' code does, and so take a step without a gradient;
/// "Dive into Deep Learning" begins with 0, as here. PyTorch and Keras have no Yogi.
/// </para>
/// <para>Source: M. Zaheer et al., "Adaptive Methods for Nonconvex Optimization", NeurIPS 2018, algorithm 2, with Adam's correction.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record Yogi() : ElementWiseAdam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3)
{
    /// <summary>The first moment before the first step, at least 0, in gradient units.</summary>
    [Hyperparameter("m0", "m_0", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public double InitialMoment { get; init => field = Checked(value); }

    /// <summary>The second moment before the first step, at least 0, in squared gradient units.</summary>
    [Hyperparameter("v0", "v_0", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public double InitialAccumulator { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Filled("FirstMoment", InitialMoment, "m"), Slot.Filled("SecondMoment", InitialAccumulator, "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | (InitialMoment == 0 ? OptimizerTraits.Odd | OptimizerTraits.RestsWithoutGradient : OptimizerTraits.None)
        | (InitialMoment == 0 && InitialAccumulator == 0 ? OptimizerTraits.ScaleInvariant : OptimizerTraits.None);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | (InitialMoment == 0 ? OptimizerTraits.None : OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, epsilon) = Corrected<R>(t);
        coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(rate, t.Of(Beta1), 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, β1, 1 - β1, 1 - β2 and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var square = gradient * gradient;
            var firstMoment = Beta1 * memory.First + OneMinusBeta1 * gradient;
            var secondMoment = memory.Second.Value - OneMinusBeta2 * Sign.Of(memory.Second.Value - square) * square;
            return (LearningRate * firstMoment / (R.Sqrt(secondMoment) + Epsilon), new(firstMoment, new(secondMoment)));
        }
    }
}
