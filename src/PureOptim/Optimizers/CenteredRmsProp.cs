using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Centered RMSProp: RMSProp whose mean of squares is reduced to a variance, by the square of a running mean of the gradients.
/// <code>
/// m' = γ m + (1 - γ) g        h' = γ h + (1 - γ) g²
/// θ' = θ - η g / (√max(h' - m'², 0) + ε)        (ε outside the root)      θ' = θ - η g / √(max(h' - m'², 0) + ε)        (inside)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, a maximum, a root and a quotient a coordinate, and keeps two numbers for it: the means.</para>
/// <para>
/// Rounding may make h' - m'² negative; here it is then 0. PyTorch, Optax and Keras have no maximum and give NaN there, where ε inside the root does not save them. Defaults are those of
/// PyTorch (<c>RMSprop(centered=True)</c>); Optax has γ = 0.9 and ε = 1e-8 inside the root, Keras γ = 0.9 and ε = 1e-7 inside.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Graves, "Generating Sequences With Recurrent Neural Networks", arXiv:1308.0850, 2013, equations 38 to 40, without its momentum (<see cref="UpdateMomentum"/>).</para>
/// </remarks>
[Family(OptimizerFamily.RmsProp)]
public sealed record CenteredRmsProp : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay γ of both averages, at least 0 (only the last gradient counts: its variance is 0) and below 1, without unit.</summary>
    [Hyperparameter("γ", @"\gamma", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.99;

    /// <summary>ε, at least 0, in gradient units, squared inside the root: keeps 0/0 away. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "PyTorch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The position of ε in the formula.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = EpsilonPlacement.OutsideRoot;

    /// <summary>The mean of squares before the first step, at least 0, in squared gradient units.</summary>
    [Hyperparameter("h0", "h_0", Bounds.NonNegative, Gradient = 2, Source = "PyTorch")]
    public double InitialAccumulator { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override string DisplayName => "Centered RMSProp";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Mean", "m"), Slot.Filled("MeanOfSquares", InitialAccumulator, "h")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, (R Mean, R MeanOfSquares)>(new(
        t.Of(LearningRate), t.Of(Decay), 1 - t.Of(Decay), Positive<R>(EpsilonPlacement.Inside(t.Of(Epsilon))), Positive<R>(EpsilonPlacement.Outside(t.Of(Epsilon)))));

    /// <summary>Inside the root, ε is added to squares of gradients.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(Epsilon) && EpsilonPlacement == EpsilonPlacement.InsideRoot ? new(0, 2) : base.UnitOf(hyperparameter);

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Decay, R OneMinusDecay, R EpsilonInside, R EpsilonOutside) : IRule<R, (R Mean, R MeanOfSquares)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R Mean, R MeanOfSquares) Memory) Step(R parameter, R gradient, (R Mean, R MeanOfSquares) memory)
        {
            var mean = Decay * memory.Mean + OneMinusDecay * gradient;
            var meanOfSquares = Decay * memory.MeanOfSquares + OneMinusDecay * gradient * gradient;
            return (LearningRate * gradient / (R.Sqrt(R.Max(meanOfSquares - mean * mean, 0) + EpsilonInside) + EpsilonOutside), (mean, meanOfSquares));
        }
    }
}
