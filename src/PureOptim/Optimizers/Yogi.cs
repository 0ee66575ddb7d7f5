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
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: M. Zaheer et al., "Adaptive Methods for Nonconvex Optimization", NeurIPS 2018, algorithm 2, with Adam's correction.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record Yogi : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>1 less the largest share β2 of a square that the second moment changes by, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-3;

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
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.Descending
        | (InitialMoment == 0 ? OptimizerTraits.None : OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var correction = Scalar.Sqrt(t.OneMinusPower(Beta2));
        var learningRate = t.Named(t.Of(LearningRate) * correction / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        var epsilon = t.Named(Positive<R>(t.Of(Epsilon), correction), "ε_t", @"\epsilon_t");
        coordinates.Apply<Rule<R>, Adam.Memory<R>>(new(learningRate, t.Of(Beta1), 1 - t.Of(Beta1), 1 - t.Of(Beta2), epsilon));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, β1, 1 - β1, 1 - β2 and ε_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta1, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, Adam.Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Adam.Memory<R> Memory) Step(R parameter, R gradient, Adam.Memory<R> memory)
        {
            var square = gradient * gradient;
            var firstMoment = Beta1 * memory.FirstMoment + OneMinusBeta1 * gradient;
            var secondMoment = memory.SecondMoment - OneMinusBeta2 * Sign.Of(memory.SecondMoment - square) * square;
            return (LearningRate * firstMoment / (R.Sqrt(secondMoment) + Epsilon), new(firstMoment, secondMoment));
        }
    }
}
