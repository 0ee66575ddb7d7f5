using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// KATE: AdaGrad without its root, times the root of a sum that grows beside it, so that features in other units are learned as fast.
/// <code>
/// h' = h + g² + ε        n' = n + δ g² + g² / h'
/// θ' = θ - η √n' g / h'
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 9 products and sums, a root and two quotients a coordinate, and keeps two numbers for it: both sums.</para>
/// <para>
/// The paper has no ε, and writes b² for h, m² for n, η for δ and β for η. Here as in pytorch-optimizer, whose defaults are these, each step adds ε to h. PyTorch, Optax and Keras have no KATE.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: S. Choudhury et al., "Remove that Square Root: A New Efficient Scale-Invariant Version of AdaGrad", NeurIPS 2024, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.AdaGrad)]
public sealed record Kate : ElementWise
{
    /// <summary>The learning rate η, at least 0, in parameter units times gradient units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The share δ of a square in the second sum, at least 0, in 1 / squared gradient units.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Gradient = -2, Source = "pytorch-optimizer")]
    public Schedule Delta { get; init => field = Checked(value); } = 0;

    /// <summary>
    /// ε, at least 0, in squared gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number
    /// instead.
    /// </summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 2, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override string DisplayName => "KATE";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("SumOfSquares", "h"), Slot.Zero("SumOfShares", "n")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | CommonTraits.OfGradients | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) =>
        coordinates.Apply<Rule<R>, (R SumOfSquares, R SumOfShares)>(new(t.Of(LearningRate), t.Of(Delta), Positive<R>(t.Of(Epsilon))));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Delta, R Epsilon) : IRule<R, (R SumOfSquares, R SumOfShares)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R SumOfSquares, R SumOfShares) Memory) Step(R parameter, R gradient, (R SumOfSquares, R SumOfShares) memory)
        {
            var square = gradient * gradient;
            var squares = memory.SumOfSquares + square + Epsilon;
            var shares = memory.SumOfShares + Delta * square + square / squares;
            return (LearningRate * R.Sqrt(shares) * gradient / squares, (squares, shares));
        }
    }
}
