using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Rprop that takes the step it computed the time before.</summary>
internal sealed record LateRprop : CoordinateWise
{
    public double InitialStep { get; init; } = 0.1;

    public override ImmutableArray<string> SlotNames => ["PreviousGradient", "StepSize", "PreviousStep"];

    public override OptimizerTraits Traits => new Rprop().Traits;

    public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, (R, R, R)>(default);

    protected override double InitialValue(int slot) => slot == 1 ? InitialStep : 0;

    private readonly record struct Rule<R> : IRule<R, (R PreviousGradient, R StepSize, R PreviousStep)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R PreviousGradient, R StepSize, R PreviousStep) Slots) Step(
            R parameter, R gradient, (R PreviousGradient, R StepSize, R PreviousStep) slots)
        {
            var (kept, stepSize) = Rprop.Adapt(gradient, slots.PreviousGradient, slots.StepSize);
            return (parameter - slots.PreviousStep, (kept, stepSize, Rprop.Sign(kept) * stepSize));
        }
    }
}
