using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Rprop, resilient backpropagation: each coordinate steps by a length of its own along the sign of its gradient. The length grows while the sign stays, and shrinks, without a step, where it turns.
/// <code>
/// d' = (sign(g) sign(p) &lt; 0 ? max(η- d, Δmin) : (0 &lt; sign(g) sign(p) ? min(η+ d, Δmax) : d))
/// p' = (sign(g) sign(p) &lt; 0 ? 0 : d' sign(g))
/// θ' = θ - p'      θ' = θ - (sign(g) sign(p) &lt; 0 ? 0 : p)        (a step late)
/// </code>
/// </summary>
/// <remarks>
/// <para>A step costs 3 products and 6 comparisons a coordinate, and keeps two numbers for it: the length of its step and its last step.</para>
/// <para>
/// It is for whole gradients, not for those of batches, whose signs turn by chance. Defaults are those of PyTorch (<c>Rprop</c>). Optax takes the step of the gradient before, which is a fault that it
/// knows of: <see cref="IsDelayed"/>. Both multiply the gradients where here their signs are multiplied, so that theirs takes a product that rounds to 0 for no sign. Keras has no Rprop.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>
/// Source: M. Riedmiller and H. Braun, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm", ICNN 1993, in the form without
/// backtracking of C. Igel and M. Hüsken, "Empirical evaluation of the improved Rprop learning algorithms", Neurocomputing 50, 2003 (iRprop-).
/// </para>
/// </remarks>
[Family(OptimizerFamily.Sign)]
public sealed record Rprop : ElementWise
{
    /// <summary>The length of the first step, at least 0, in parameter units.</summary>
    [Hyperparameter("Δ0", @"\Delta_0", Bounds.NonNegative, Parameter = 1, Source = "PyTorch", ShortName = "lr")]
    public double LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The factor η- of a length where the sign turns, from 0 to 1, without unit.</summary>
    [Hyperparameter("η-", @"\eta_-", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Shrinking { get; init => field = Checked(value); } = 0.5;

    /// <summary>The factor η+ of a length where the sign stays, at least 1, without unit.</summary>
    [Hyperparameter("η+", @"\eta_+", Bounds.AtLeastOne, Source = "the paper")]
    public Schedule Growing { get; init => field = Checked(value); } = 1.2;

    /// <summary>The length Δmin below which none shrinks, at least 0, in parameter units.</summary>
    [Hyperparameter("Δmin", @"\Delta_{\min}", Bounds.NonNegative, Parameter = 1, Source = "the paper")]
    public Schedule Shortest { get; init => field = Checked(value); } = 1e-6;

    /// <summary>The length Δmax above which none grows, at least 0, in parameter units.</summary>
    [Hyperparameter("Δmax", @"\Delta_{\max}", Bounds.NonNegative, Parameter = 1, Source = "the paper")]
    public Schedule Longest { get; init => field = Checked(value); } = 50;

    /// <summary>Whether a step is that of the gradient before, as in Optax.</summary>
    public bool IsDelayed { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Filled("Length", LearningRate, "d"), Slot.Zero("LastStep", "p")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ScaleInvariant
        | (IsDelayed ? OptimizerTraits.None : OptimizerTraits.RestsWithoutGradient | OptimizerTraits.Descending);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients | (IsDelayed ? OptimizerTraits.RestsWithoutGradient | OptimizerTraits.Descending : OptimizerTraits.None);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, (R Length, R LastStep)>(new(
        t.Of(Shrinking), t.Of(Growing), t.Of(Shortest), t.Of(Longest), IsDelayed ? 0 : 1, IsDelayed ? 1 : 0));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step; of the weights of the new and the last step one is 1, the other 0.</summary>
    public readonly record struct Rule<R>(R Shrinking, R Growing, R Shortest, R Longest, R NewWeight, R LastWeight) : IRule<R, (R Length, R LastStep)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Update, (R Length, R LastStep) Memory) Step(R parameter, R gradient, (R Length, R LastStep) memory)
        {
            var sign = Sign.Of(gradient);
            var turned = sign * Sign.Of(memory.LastStep);
            var length = R.IfLess(turned, 0, R.Max(Shrinking * memory.Length, Shortest), R.IfLess(0, turned, R.Min(Growing * memory.Length, Longest), memory.Length));
            var step = R.IfLess(turned, 0, 0, length * sign);
            return (NewWeight * step + LastWeight * R.IfLess(turned, 0, 0, memory.LastStep), (length, step));
        }
    }
}
