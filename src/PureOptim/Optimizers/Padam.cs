using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Padam: Adam, divided by a power of its second moment between the root and none at all, so that it is between Adam and momentum.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)        s' = max(s, v')        η_t = η √(1 - β2^t) / (1 - β1^t)
/// θ' = θ - η_t m' / (√v' + ε)^q        θ' = θ - η_t m' / (√s' + ε)^q        (divided by the largest)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 8 products and sums, a root, a power and a quotient a coordinate, and keeps two numbers for it: the moments; the largest second moment, too, where it divides, as in the paper.</para>
/// <para>
/// The rate and q = 2 p are the paper's for images, 0.1 and 1/4. The paper divides by the largest second moment and corrects nothing; its authors' code and pytorch-optimizer, whose p (<c>partial</c>) is 1/4, correct as here, and
/// the latter divides by the present one. With q = 1 it is Adam, or AMSGrad. The rate has no unit that holds for every q. PyTorch, Optax and Keras have no Padam.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Chen et al., "Closing the Generalization Gap of Adaptive Gradient Methods in Training Deep Neural Networks", IJCAI 2020, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record Padam : ElementWise
{
    /// <summary>The learning rate η, at least 0: in parameter units where q is 1, in squared parameter units over loss units where it is 0.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>The power q of the root of the second moment, from 0 to 1, without unit: twice the paper's p, the power of that moment.</summary>
    [Hyperparameter("q", "q", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Power { get; init => field = Checked(value); } = 0.25;

    /// <summary>
    /// ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>Whether the divisor is of the largest second moment that there was; else of the present one.</summary>
    public bool KeepsLargest { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), .. SecondMoment.Slots(KeepsLargest)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate
        | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor
        | OptimizerTraits.Descending;

    /// <summary>None of the rate, which is multiplied by a moment over a power of another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        if (KeepsLargest) Sweep<R, LargestSecondMoment<R>>(coordinates, t);
        else Sweep<R, SecondMoment<R>>(coordinates, t);
    }

    private void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        var rate = t.Named(t.Of(LearningRate) * Scalar.Sqrt(t.OneMinusPower(Beta2)) / t.OneMinusPower(Beta1), "η_t", @"\eta_t");
        coordinates.Apply<Rule<R, TSecond>, Moments<R, TSecond>>(new(rate, 1 - t.Of(Beta1), 1 - t.Of(Beta2), t.Of(Power), Positive<R>(t.Of(Epsilon))));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R, TSecond>(R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R Exponent, R Epsilon) : IRule<R, Moments<R, TSecond>>
        where R : struct, IReal<R>
        where TSecond : struct, ISecondMoment<R, TSecond>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, TSecond> Memory) Step(R parameter, R gradient, Moments<R, TSecond> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            return (LearningRate * after.First / R.Power(R.Sqrt(after.Second.Divisor) + Epsilon, Exponent), after);
        }
    }
}
