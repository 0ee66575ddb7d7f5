using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// MADGRAD: dual averaging from the start, where the sum of the gradients is divided by the cube root of the sum of their squares, and the parameters follow as a running average.
/// <code>
/// λ_t = η √t
/// s' = s + λ_t g        ν' = ν + λ_t g²
/// θ' = (1 - μ) (a - s' / (∛ν' + ε)) + μ θ
/// </code>
/// where t counts steps from 1, and a is where the coordinate started.
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a cube root and a quotient a coordinate, and keeps three numbers for it: the start and the two sums.</para>
/// <para>
/// Defaults are those of the authors' code. It adds ε to the rate as well, as if both had one unit, and so do Optax and pytorch-optimizer, whose rate is 0.001: their dialects do. Every weight decay but a small one harms, the authors
/// say; theirs is <see cref="CoupledDecay"/> around it. PyTorch and Keras have no MADGRAD.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Defazio and S. Jelassi, "Adaptivity without Compromise: A Momentumized, Adaptive, Dual Averaged Gradient Method for Stochastic Optimization", arXiv:2101.11075, 2021, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.AdaGrad)]
public sealed record Madgrad : ElementWise
{
    /// <summary>The learning rate η, at least 0: its square is in cubed parameter units over gradient units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1.5, Gradient = -0.5, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The share μ of the parameters that stays, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>
    /// ε, at least 0: keeps a coordinate without gradients from 0/0. Its square is in parameter units times gradient units. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Parameter = 0.5, Gradient = 0.5, Source = "the authors")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-6;

    /// <inheritdoc/>
    public override string DisplayName => "MADGRAD";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy("Start", "a"), Slot.Zero("Sum", "s"), Slot.Zero("SumOfSquares", "ν", @"\nu")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments | OptimizerTraits.ProportionalToRate;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, Memory<R>>(new(
        t.Named(t.Of(LearningRate) * Scalar.Sqrt(t.Number), "λ_t", @"\lambda_t"), t.Of(MomentumFactor), 1 - t.Of(MomentumFactor), Positive<R>(t.Of(Epsilon))));

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R Start, R Sum, R SumOfSquares)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: λ_t, μ, 1 - μ and ε.</summary>
    public readonly record struct Rule<R>(R Weight, R MomentumFactor, R OneMinusMomentumFactor, R Epsilon) : IPlacingRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, Memory<R> Memory) Place(R parameter, R gradient, Memory<R> memory)
        {
            var sum = memory.Sum + Weight * gradient;
            var squares = memory.SumOfSquares + Weight * (gradient * gradient);
            var average = memory.Start - sum / (R.Cbrt(squares) + Epsilon);
            return (OneMinusMomentumFactor * average + MomentumFactor * parameter, new(memory.Start, sum, squares));
        }
    }
}
