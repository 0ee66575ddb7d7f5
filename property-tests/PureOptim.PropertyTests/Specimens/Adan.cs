using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adan (X. Xie et al., 2022), with decays as Adam has them: momentum over gradients and over their differences.</summary>
internal record Adan : CoordinateWise, IDirected
{
    public Schedule LearningRate { get; init; } = 0.001;

    public Schedule Beta1 { get; init; } = 0.98;

    public Schedule Beta2 { get; init; } = 0.92;

    public Schedule Beta3 { get; init; } = 0.99;

    public Schedule Epsilon { get; init; } = 1e-8;

    public bool Maximize { get; init; }

    public override ImmutableArray<string> SlotNames => ["FirstMoment", "DifferenceMoment", "SecondMoment", "PreviousGradient"];

    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.ScaleInvariant;

    public IOptimizer Directed(bool maximize) => this with { Maximize = maximize };

    /// <summary>The weight of the differences in a step.</summary>
    protected virtual double DifferenceWeight(long step) => Beta2.At(step);

    /// <summary>Whether differences are taken of gradients whose signs are turned already where the optimizer goes up.</summary>
    protected virtual bool TurnsDifferences => true;

    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var scalars = AdanScalars<R>.At(LearningRate, Beta1, Beta2, Beta3, Epsilon, step);
        coordinates.Apply<Rule<R>, (R, R, R, R)>(new(scalars with { DifferenceWeight = DifferenceWeight(step), Epsilon = Positive<R>(Epsilon.At(step)) }, Maximize ? -1 : 1, Maximize && TurnsDifferences ? -1 : 1));
    }

    private readonly record struct Rule<R>(AdanScalars<R> Scalars, R Sign, R DifferenceSign) : IRule<R, (R, R, R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R, R, R) Slots) Step(R parameter, R gradient, (R, R, R, R) slots) =>
            Scalars.Step(parameter, Sign * gradient, DifferenceSign * gradient - slots.Item4, DifferenceSign * gradient, slots);
    }
}
