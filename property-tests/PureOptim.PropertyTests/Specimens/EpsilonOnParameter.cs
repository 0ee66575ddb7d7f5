using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adam with a bracket missing: epsilon is added not to the root but to the parameter.</summary>
internal sealed record EpsilonOnParameter : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.001;

    public Schedule Beta1 { get; init; } = 0.9;

    public Schedule Beta2 { get; init; } = 0.999;

    public Schedule Epsilon { get; init; } = 1e-6;

    public override ImmutableArray<string> SlotNames => ["FirstMoment", "SecondMoment"];

    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var (beta1, beta2) = (Beta1.At(step), Beta2.At(step));
        var correction = double.Sqrt(1 - ElementaryFunctions.Power(beta2, step + 1)) / (1 - ElementaryFunctions.Power(beta1, step + 1));
        coordinates.Apply<Rule<R>, (R, R)>(new(LearningRate.At(step) * correction, 1 - beta1, 1 - beta2, Epsilon.At(step)));
    }

    private readonly record struct Rule<R>(R Rate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Slots) Step(R parameter, R gradient, (R, R) slots)
        {
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 + OneMinusBeta2 * (gradient * gradient - slots.Item2);
            return (parameter - Rate * m / R.Sqrt(v) + Epsilon, (m, v));
        }
    }
}
