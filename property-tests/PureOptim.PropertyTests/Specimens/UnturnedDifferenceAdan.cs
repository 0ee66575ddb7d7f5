using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adan whose first difference of gradients is taken before the sign is turned for maximizing.</summary>
internal sealed record UnturnedDifferenceAdan : CoordinateWise, IDirected
{
    public Schedule LearningRate { get; init; } = 0.001;

    public Schedule Beta1 { get; init; } = 0.98;

    public Schedule Beta2 { get; init; } = 0.92;

    public Schedule Beta3 { get; init; } = 0.99;

    public Schedule Epsilon { get; init; } = 1e-8;

    public bool Maximize { get; init; }

    public override ImmutableArray<string> SlotNames => new Adan().SlotNames;

    public override OptimizerTraits Traits => new Adan().Traits;

    public IOptimizer Directed(bool maximize) => this with { Maximize = maximize };

    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var scalars = AdanScalars<R>.At(LearningRate, Beta1, Beta2, Beta3, Epsilon, step);
        coordinates.Apply<Rule<R>, (R, R, R, R)>(new(scalars with { DifferenceWeight = Beta2.At(step) }, Maximize ? -1 : 1));
    }

    private readonly record struct Rule<R>(AdanScalars<R> Scalars, R Sign) : IRule<R, (R, R, R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R, R, R) Slots) Step(R parameter, R gradient, (R, R, R, R) slots) =>
            Scalars.Step(parameter, Sign * gradient, gradient - slots.Item4, gradient, slots);
    }
}
