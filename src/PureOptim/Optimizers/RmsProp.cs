using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
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
/// Defaults are those of "Deep Learning from Scratch". The decay is called alpha in PyTorch (0.99), rho in Keras (0.9), decay in Optax
/// (0.9), gamma in "Dive into Deep Learning" (0.9). <see cref="Epsilon"/> stands outside the root in PyTorch (1e-8) and burn (1e-5); inside
/// in Optax (1e-8), Keras (1e-7) and "Dive into Deep Learning" (1e-6). No framework corrects the bias of the average unless told to, so the
/// first step is η/√(1 - γ) long: ten times η at γ = 0.99.
/// </para>
/// <para>Source: T. Tieleman and G. Hinton, "Lecture 6.5: RMSProp", Neural Networks for Machine Learning, 2012.</para>
/// </remarks>
public sealed record RmsProp : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "Deep Learning from Scratch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay γ of the average, from 0 (only the last gradient counts) to 1 (the average stays where it started), without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    [Hyperparameter("γ", @"\gamma", Bounds.UnitInterval, Source = "Deep Learning from Scratch")]
    public Schedule Decay { get; init => field = Checked(value); } = 0.99;

    /// <summary>
    /// ε, at least 0, in gradient units (in their squares inside the root): keeps a coordinate without gradients from 0/0. One above 0
    /// that would round to 0 in the precision of the run is the smallest positive number of that precision instead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "Deep Learning from Scratch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-7;

    /// <summary>Where ε stands.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init => field = Argument.Defined(value); } = EpsilonPlacement.OutsideRoot;

    /// <summary>The mean of squares before the first step, at least 0, in squared gradient units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("h0", "h_0", Bounds.NonNegative, Gradient = 2, Source = "Deep Learning from Scratch")]
    public double InitialAccumulator { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override string DisplayName => "RMSProp";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Filled("MeanOfSquares", InitialAccumulator, "h")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.Descending | OptimizerTraits.RestsWithoutGradient
        | (InitialAccumulator == 0 ? OptimizerTraits.ScaleInvariant : OptimizerTraits.None);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var decay = t.Of(Decay);
        var epsilon = t.Of(Epsilon);
        coordinates.Apply<Rule<R>, R>(new(t.Of(LearningRate), decay, 1 - decay, Positive<R>(EpsilonPlacement.Inside(epsilon)), Positive<R>(EpsilonPlacement.Outside(epsilon))));
    }

    /// <summary>Inside the root, ε is added to squares of gradients.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) =>
        hyperparameter == nameof(Epsilon) && EpsilonPlacement == EpsilonPlacement.InsideRoot ? new(0, 2) : base.UnitOf(hyperparameter);

    /// <summary>The hyperparameters, for the text of the record: the compiler would write the number as the user's culture does.</summary>
    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append(Invariant(
            $"LearningRate = {LearningRate}, Decay = {Decay}, Epsilon = {Epsilon}, EpsilonPlacement = {EpsilonPlacement}, InitialAccumulator = {InitialAccumulator}"));
        return true;
    }

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
