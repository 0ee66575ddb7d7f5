using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Sign SGD: every coordinate moves by the learning rate, against the sign of its gradient.
/// <code>
/// θ' = θ - η sign(g)
/// </code>
/// where the sign of 0 is 0.
/// </summary>
/// <remarks>
/// <para>A step costs 2 comparisons and 2 products and sums a coordinate, and keeps nothing. With a momentum it is <see cref="Signum"/>.</para>
/// <para>The default of the rate is pytorch-optimizer's; Optax (<c>sign_sgd</c>) has none. PyTorch and Keras have no such optimizer.</para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: J. Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems", ICML 2018, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Sign)]
public sealed record SignSgd : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: the distance that each coordinate moves.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <inheritdoc/>
    public override string DisplayName => "signSGD";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.ScaleInvariant | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalar of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) => (LearningRate * Sign.Of(gradient), memory);
    }
}
