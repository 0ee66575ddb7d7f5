using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Stochastic gradient descent: a step against the gradient.
/// <code>
/// θ' = θ - η g
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs one product and one difference a coordinate and keeps nothing.</para>
/// <para>
/// The default rate is that of "Deep Learning from Scratch" and Keras; PyTorch's is 0.001; Optax and burn ask for one. On a quadratic whose
/// largest curvature is L it converges exactly for 0 &lt; η &lt; 2/L.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: H. Robbins and S. Monro, "A Stochastic Approximation Method", Annals of Mathematical Statistics 22, 1951.</para>
/// </remarks>
[Family(OptimizerFamily.Descent)]
public sealed record Sgd : ElementWise
{
    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "Deep Learning from Scratch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <inheritdoc/>
    public override string DisplayName => "SGD";

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfSums | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, ValueTuple>(new(t.Of(LearningRate)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate) : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) => (LearningRate * gradient, memory);
    }
}
