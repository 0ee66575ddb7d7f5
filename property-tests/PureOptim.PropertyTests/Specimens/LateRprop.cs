using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Rprop that takes the step it computed the time before.</summary>
internal sealed record LateRprop : ElementWise
{
    public double InitialStep { get; init; } = 0.1;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("PreviousGradient"), Slot.Filled("StepSize", InitialStep), Slot.Zero("PreviousStep")];

    public override OptimizerTraits Traits => new Rprop().Traits;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, (R, R, R)>(default);

    private readonly record struct Rule<R> : IPlacingRule<R, (R PreviousGradient, R StepSize, R PreviousStep)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R PreviousGradient, R StepSize, R PreviousStep) Memory) Place(
            R parameter, R gradient, (R PreviousGradient, R StepSize, R PreviousStep) slots)
        {
            var (kept, stepSize) = Rprop.Adapt(gradient, slots.PreviousGradient, slots.StepSize);
            return (parameter - slots.PreviousStep, (kept, stepSize, Rprop.Sign(kept) * stepSize));
        }
    }
}
