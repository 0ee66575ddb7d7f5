using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// RMSProp: each coordinate's rate falls with a running average of the squares of its gradients, which forgets the distant past.
/// <code>
/// h' = γ h + (1 - γ) g²
/// θ' = θ - η g / (√h' + ε)        (ε outside the root)      θ' = θ - η g / √(h' + ε)        (inside)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 6 products and sums, a root and a quotient a coordinate, and keeps one number for it: the mean of squares.</para>
/// <para>
/// Defaults are those of "Deep Learning from Scratch". The decay is called alpha in PyTorch (0.99), rho in Keras (0.9), decay in Optax (0.9), gamma in
/// "Dive into Deep Learning" (0.9). <see cref="Epsilon"/> stands outside the root in PyTorch (1e-8) and burn (1e-5); inside in Optax (1e-8), Keras (1e-7)
/// and "Dive into Deep Learning" (1e-6). No framework corrects the average's bias by default: the first step is η/√(1 - γ) long, at γ = 0.99 ten times η.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: T. Tieleman and G. Hinton, "Lecture 6.5: RMSProp", Neural Networks for Machine Learning, 2012.</para>
/// </remarks>
[Family(OptimizerFamily.RmsProp)]
public sealed record RmsProp : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "Deep Learning from Scratch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay γ of the average, from 0 (only the last gradient counts) to 1 (the average stays where it started), without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.UnitInterval, Source = "Deep Learning from Scratch")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.99;

    /// <summary>ε, at least 0, in gradient units, squared inside the root: keeps 0/0 away. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Deep Learning from Scratch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-7;

    /// <summary>The position of ε in the formula.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = EpsilonPlacement.OutsideRoot;

    /// <summary>The mean of squares before the first step, at least 0, in squared gradient units.</summary>
    [Hyperparameter("h0", "h_0", Bounds.NonNegative, Gradient = 2, Source = "Deep Learning from Scratch")]
    public double InitialAccumulator { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override string DisplayName => "RMSProp";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Filled("MeanOfSquares", InitialAccumulator, "h")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.Descending | (InitialAccumulator == 0 ? OptimizerTraits.ScaleInvariant : OptimizerTraits.None);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, R>(new(
        t.Of(LearningRate), t.Of(Decay), 1 - t.Of(Decay), Positive<R>(EpsilonPlacement.Inside(t.Of(Epsilon))), Positive<R>(EpsilonPlacement.Outside(t.Of(Epsilon)))));

    /// <summary>Inside the root, ε is added to squares of gradients.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(Epsilon) && EpsilonPlacement == EpsilonPlacement.InsideRoot ? new(0, 2) : base.UnitOf(hyperparameter);

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Decay, R OneMinusDecay, R EpsilonInside, R EpsilonOutside) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, R Memory) Step(R parameter, R gradient, R meanOfSquares)
        {
            meanOfSquares = Decay * meanOfSquares + OneMinusDecay * gradient * gradient;
            return (LearningRate * gradient / (R.Sqrt(meanOfSquares + EpsilonInside) + EpsilonOutside), meanOfSquares);
        }
    }
}
