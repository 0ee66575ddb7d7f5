using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdEMAMix: Adam with a second momentum that fades slowly, of which a multiple is added to the first, so that gradients of tens of thousands of steps ago still count.
/// <code>
/// m' = β1 m + (1 - β1) g        n' = β3 n + (1 - β3) g        v' = β2 v + (1 - β2) g²
/// η_t = η √(1 - β2^t)        ε_t = ε √(1 - β2^t)        δ_t = δ (1 - β2^t)
/// θ' = θ - (η_t / (1 - β1^t) m' + η_t α n') / (√(v' + δ_t) + ε_t)
/// </code>
/// where t counts steps from 1. The slow momentum is not corrected for its start at 0.
/// </summary>
/// <remarks>
/// <para>A step costs 14 products and sums, a root and a quotient a coordinate, and keeps three numbers for it: the two momenta and the second moment.</para>
/// <para>
/// Defaults are those of Optax and pytorch-optimizer; the paper has α from 5 to 10, and lets α and β3 grow in long runs: both may be schedules. The paper's weight decay is <see cref="DecoupledDecay"/> around it. Optax can add an
/// ε inside the root too: <see cref="RootEpsilon"/>. PyTorch and Keras have no AdEMAMix.
/// </para>
/// <para>Source: M. Pagliardini, P. Ablin and D. Grangier, "The AdEMAMix Optimizer: Better, Faster, Older", arXiv:2409.03137, 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper"), Defaults("pytorch-optimizer", nameof(LearningRate))]
public sealed record AdEmaMix() : ElementWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The decay β3 of the slow momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta3 { get; init => field = Checked(value); } = 0.9999;

    /// <summary>The factor α of the slow momentum, at least 0, without unit.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Alpha { get; init => field = Checked(value); } = 5;

    /// <summary>δ, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Gradient = 2, Source = "Optax")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <inheritdoc/>
    public override string DisplayName => "AdEMAMix";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FastMoment", "m"), Slot.Zero("SlowMoment", "n"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (seen, root) = Seen(t);
        var rate = t.Named(t.Of(LearningRate) * root, "η_t", @"\eta_t");
        coordinates.Apply<Rule<R>, Memory<R>>(new(
            rate / t.OneMinusPower(Beta1), rate * t.Of(Alpha), t.Of(Beta1), 1 - t.Of(Beta1), t.Of(Beta2), 1 - t.Of(Beta2), t.Of(Beta3), 1 - t.Of(Beta3),
            CorrectedEpsilon<R>(t, root), t.Named(Positive<R>(t.Of(RootEpsilon), seen), "δ_t", @"\delta_t")));
    }

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R FastMoment, R SlowMoment, R SecondMoment)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R FastRate, R SlowRate, R Beta1, R OneMinusBeta1, R Beta2, R OneMinusBeta2, R Beta3, R OneMinusBeta3, R Epsilon, R RootEpsilon) : IRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Memory<R> Memory) Step(R parameter, R gradient, Memory<R> memory)
        {
            var fast = Beta1 * memory.FastMoment + OneMinusBeta1 * gradient;
            var slow = Beta3 * memory.SlowMoment + OneMinusBeta3 * gradient;
            var secondMoment = Beta2 * memory.SecondMoment + OneMinusBeta2 * (gradient * gradient);
            return ((FastRate * fast + SlowRate * slow) / (R.Sqrt(secondMoment + RootEpsilon) + Epsilon), new(fast, slow, secondMoment));
        }
    }
}
