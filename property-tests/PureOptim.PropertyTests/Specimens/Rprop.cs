using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>
/// Rprop without weight backtracking (M. Riedmiller and H. Braun, 1993; this variant by C. Igel and M. Hüsken, 2000): steps grow while the
/// sign of the gradient stays, and shrink, with one step left out, where it turns.
/// </summary>
internal sealed record Rprop : ElementWise
{
    public double InitialStep { get; init; } = 0.1;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("PreviousGradient"), Slot.Filled("StepSize", InitialStep)];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, (R, R)>(default);

    /// <summary>The sign as a number.</summary>
    internal static R Sign<R>(R value)
        where R : struct, IReal<R> => R.IfLess(0, value, 1, R.IfLess(value, 0, -1, 0));

    /// <summary>The gradient and the step size: (0, half) where the sign turns, (g, 1.2 times) where it stays, else unchanged.</summary>
    internal static (R Gradient, R StepSize) Adapt<R>(R gradient, R previous, R stepSize)
        where R : struct, IReal<R>
    {
        R agreement = Sign(gradient) * Sign(previous), half = 0.5;
        var grown = R.IfLess(half, agreement, R.Min(stepSize * 1.2, 50), stepSize);
        return (R.IfLess(agreement, -half, 0, gradient), R.IfLess(agreement, -half, R.Max(stepSize * half, 1e-6), grown));
    }

    private readonly record struct Rule<R> : IPlacingRule<R, (R PreviousGradient, R StepSize)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R PreviousGradient, R StepSize) Memory) Place(R parameter, R gradient, (R PreviousGradient, R StepSize) slots)
        {
            var (kept, stepSize) = Adapt(gradient, slots.PreviousGradient, slots.StepSize);
            return (parameter - Sign(kept) * stepSize, (kept, stepSize));
        }
    }
}
