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
/// <para>Source: J. Chen et al., "Closing the Generalization Gap of Adaptive Gradient Methods in Training Deep Neural Networks", IJCAI 2020, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record Padam() : ElementWiseAmsAdam(learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The power q of the root of the second moment, from 0 to 1, without unit: twice the paper's p, the power of that moment.</summary>
    [Hyperparameter("q", "q", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Power { get; init => field = Checked(value); } = 0.25;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), .. SecondMoment.Slots(KeepsLargest)];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <summary>None of the rate, which is multiplied by a moment over a power of another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    private protected override void Sweep<R, TSecond>(Coordinates<R> coordinates, StepContext t)
    {
        var rate = CorrectedRate(t);
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
