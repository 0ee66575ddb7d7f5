using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// COCOB, continuous coin betting: a descent without a learning rate, which bets on the sign of the next gradient a part of what its bets have won.
/// <code>
/// L' = max(L, |g|)
/// G' = G + |g|
/// R' = max(R - g (θ - s), 0)
/// C' = C - g
/// θ' = s + C' / (L' max(G' + L', α L')) (L' + R')
/// </code>
/// where s is where the coordinate started.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, three maxima and a quotient a coordinate, and keeps five numbers for it: the start, the sum of the gradients
/// turned round, their largest magnitude, the sum of their magnitudes, and the reward.</para>
/// <para>
/// Defaults are those of Optax, whose largest magnitude starts at 1e-8; the paper's starts at 0, and leaves a coordinate without gradients at 0/0.
/// Optax also multiplies the gradient by a rate (1) and can add a decay to it. PyTorch and Keras have no COCOB.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: F. Orabona and T. Tommasi, "Training Deep Networks without Learning Rates Through Coin Betting", NeurIPS 2017, algorithm 2.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree)]
public sealed record Cocob : ElementWise
{
    /// <summary>α, at least 0, without unit: the first step moves each coordinate by 1/α, in parameter units, where that is at most 1/2.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "Optax")]
    public Schedule Alpha { get; init => field = Checked(value); } = 100;

    /// <summary>The largest magnitude L of a gradient before the first step, above 0, in gradient units: keeps a coordinate without gradients from 0/0.</summary>
    [Hyperparameter("L0", "L_0", Bounds.Positive, Gradient = 1, Source = "Optax")]
    public double InitialScale { get; init => field = Checked(value); } = 1e-8;

    /// <inheritdoc/>
    public override string DisplayName => "COCOB";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
        [Slot.Copy("Start", "s"), Slot.Zero("Sum", "C"), Slot.Filled("Scale", InitialScale, "L"), Slot.Zero("Magnitudes", "G"), Slot.Zero("Reward", "R")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.Descending;

    /// <summary>None of α that would make the formula hold in other units: L + R adds a magnitude of gradients to what is won, a gradient times a length.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(Alpha) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, Memory<R>>(new(t.Of(Alpha)));

    /// <summary>The memory of one coordinate.</summary>
    public readonly record struct Memory<R>(R Start, R Sum, R Scale, R Magnitudes, R Reward)
        where R : struct, IReal<R>;

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalar of one step.</summary>
    public readonly record struct Rule<R>(R Alpha) : IPlacingRule<R, Memory<R>>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, Memory<R> Memory) Place(R parameter, R gradient, Memory<R> memory)
        {
            var scale = R.Max(memory.Scale, R.Abs(gradient));
            var magnitudes = memory.Magnitudes + R.Abs(gradient);
            var reward = R.Max(memory.Reward - gradient * (parameter - memory.Start), 0);
            var sum = memory.Sum - gradient;
            return (
                memory.Start + sum / (scale * R.Max(magnitudes + scale, Alpha * scale)) * (scale + reward),
                new(memory.Start, sum, scale, magnitudes, reward));
        }
    }
}
