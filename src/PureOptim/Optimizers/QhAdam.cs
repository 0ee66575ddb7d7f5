using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// QHAdam: Adam, both of whose corrected moments are averaged with what they average.
/// <code>
/// m' = m + (1 - β1) (g - m)        v' = v + (1 - β2) (g² - v)
/// θ' = θ - η ((1 - ν1) g + ν1 / (1 - β1^t) m') / (√((1 - ν2) g² + ν2 / (1 - β2^t) v') + ε)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 13 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// β1, ν1 and ν2 are those that the paper recommends; the other defaults are Adam's. pytorch-optimizer has β1 = 0.9 and ν1 = ν2 = 1, which is Adam, and counts what the moments have seen in float32.
/// PyTorch, Optax and Keras have no QHAdam.
/// </para>
/// <para>Source: J. Ma and D. Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", ICLR 2019, section 6.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record QhAdam() : ElementWiseAdam(learningRate: 0.001, beta1: 0.995, beta2: 0.999, epsilon: 1e-8)
{
    /// <summary>The share ν1 of the first moment beside the gradient, from 0 to 1, without unit.</summary>
    [Hyperparameter("ν1", @"\nu_1", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Nu1 { get; init => field = Checked(value); } = 0.7;

    /// <summary>The share ν2 of the second moment beside the squared gradient, from 0 to 1, without unit.</summary>
    [Hyperparameter("ν2", @"\nu_2", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Nu2 { get; init => field = Checked(value); } = 1;

    /// <inheritdoc/>
    public override string DisplayName => "QHAdam";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, Moments<R, SecondMoment<R>>>(new(
        t.Of(LearningRate), 1 - t.Of(Beta1), 1 - t.Of(Beta2),
        1 - t.Of(Nu1), t.Of(Nu1) / t.OneMinusPower(Beta1), 1 - t.Of(Nu2), t.Of(Nu2) / t.OneMinusPower(Beta2), Positive<R>(t.Of(Epsilon))));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η, 1 - β1, 1 - β2, the shares of gradient, first moment, square and second moment, and ε.</summary>
    public readonly record struct Rule<R>(
        R LearningRate, R OneMinusBeta1, R OneMinusBeta2, R GradientShare, R MomentShare, R SquareShare, R SecondMomentShare, R Epsilon) : IRule<R, Moments<R, SecondMoment<R>>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, Moments<R, SecondMoment<R>> Memory) Step(R parameter, R gradient, Moments<R, SecondMoment<R>> memory)
        {
            var after = memory.After(gradient, OneMinusBeta1, OneMinusBeta2);
            var root = R.Sqrt(SquareShare * (gradient * gradient) + SecondMomentShare * after.Second.Value);
            return (LearningRate * (GradientShare * gradient + MomentShare * after.First) / (root + Epsilon), after);
        }
    }
}
