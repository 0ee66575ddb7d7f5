using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adan (X. Xie et al., 2022), with decays as Adam has them: momentum over gradients and over their differences.</summary>
internal record Adan : ElementWise, IDirected
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1)]
    public Schedule LearningRate { get; init; } = 0.001;

    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init; } = 0.98;

    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init; } = 0.92;

    [Hyperparameter("β3", @"\beta_3", Bounds.BelowOne)]
    public Schedule Beta3 { get; init; } = 0.99;

    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init; } = 1e-8;

    public bool Maximize { get; init; }

    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment"), Slot.Zero("DifferenceMoment"), Slot.Zero("SecondMoment"), Slot.Zero("PreviousGradient")];

    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate | OptimizerTraits.ScaleInvariant;

    public IOptimizer Directed(bool maximize) => this with { Maximize = maximize };

    /// <summary>The weight of the differences in a step.</summary>
    protected virtual Scalar DifferenceWeight(StepContext t) => t.Of(Beta2);

    /// <summary>Whether differences are taken of gradients whose signs are turned already where the optimizer goes up.</summary>
    protected virtual bool TurnsDifferences => true;

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var scalars = AdanScalars<R>.At(LearningRate, Beta1, Beta2, Beta3, Epsilon, t);
        coordinates.Place<Rule<R>, (R, R, R, R)>(new(scalars with { DifferenceWeight = DifferenceWeight(t), Epsilon = Positive<R>(t.Of(Epsilon)) }, Maximize ? -1 : 1, Maximize && TurnsDifferences ? -1 : 1));
    }

    private readonly record struct Rule<R>(AdanScalars<R> Scalars, R Sign, R DifferenceSign) : IPlacingRule<R, (R, R, R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R, R, R) Memory) Place(R parameter, R gradient, (R, R, R, R) slots) =>
            Scalars.Step(parameter, Sign * gradient, DifferenceSign * gradient - slots.Item4, DifferenceSign * gradient, slots);
    }
}
