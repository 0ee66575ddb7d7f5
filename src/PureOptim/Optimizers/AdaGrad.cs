using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaGrad: each coordinate's rate falls with the sum of the squares of all its gradients so far.
/// <code>
/// h' = h + g²
/// θ' = θ - η g / (√h' + ε)        (ε outside the root)      θ' = θ - η g / √(h' + ε)        (inside)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 4 products and sums, a root and a quotient a coordinate, and keeps one number for it: the sum of squares.</para>
/// <para>
/// Defaults are those of "Deep Learning from Scratch". <see cref="Epsilon"/> stands outside the root there, in PyTorch (1e-10) and in burn
/// (1e-5); inside in Optax and Keras (1e-7) and in "Dive into Deep Learning" (1e-6). The accumulator starts at 0.1 in Optax and Keras, at 0
/// elsewhere.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", JMLR 12, 2011, figure 1 (diagonal).</para>
/// </remarks>
[Family(OptimizerFamily.AdaGrad)]
public sealed record AdaGrad : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the first step moves each coordinate by about this much.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "Deep Learning from Scratch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>ε, at least 0, in gradient units, squared inside the root: keeps 0/0 away. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Deep Learning from Scratch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-7;

    /// <summary>The position of ε in the formula.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = EpsilonPlacement.OutsideRoot;

    /// <summary>The sum of squares before the first step, at least 0, in squared gradient units.</summary>
    [Hyperparameter("h0", "h_0", Bounds.NonNegative, Gradient = 2, Source = "Deep Learning from Scratch")]
    public double InitialAccumulator { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Filled("SumOfSquares", InitialAccumulator, "h")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.Descending | (InitialAccumulator == 0 ? OptimizerTraits.ScaleInvariant : OptimizerTraits.None);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, R>(new(
        t.Of(LearningRate), Positive<R>(EpsilonPlacement.Inside(t.Of(Epsilon))), Positive<R>(EpsilonPlacement.Outside(t.Of(Epsilon)))));

    /// <summary>Inside the root, ε is added to squares of gradients.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(Epsilon) && EpsilonPlacement == EpsilonPlacement.InsideRoot ? new(0, 2) : base.UnitOf(hyperparameter);

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R EpsilonInside, R EpsilonOutside) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R sumOfSquares)
        {
            sumOfSquares += gradient * gradient;
            return (LearningRate * gradient / (R.Sqrt(sumOfSquares + EpsilonInside) + EpsilonOutside), sumOfSquares);
        }
    }
}
