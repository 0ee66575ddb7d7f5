using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Yogi (M. Zaheer et al., 2018): Adam whose second moment goes towards the square at a speed that depends on the square alone.</summary>
internal record Yogi : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    public Schedule Beta1 { get; init; } = 0.9;

    public Schedule Beta2 { get; init; } = 0.999;

    public Schedule Epsilon { get; init; } = 1e-3;

    public override ImmutableArray<string> SlotNames => ["FirstMoment", "SecondMoment"];

    public override void Update<R>(Coordinates<R> coordinates, long step) =>
        coordinates.Apply<Rule<R>, (R, R)>(new(LearningRate.At(step), 1 - Beta1.At(step), 1 - Beta2.At(step), Positive<R>(Epsilon.At(step))));

    private readonly record struct Rule<R>(R Rate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon) : IRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Slots) Step(R parameter, R gradient, (R, R) slots)
        {
            var square = gradient * gradient;
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 - OneMinusBeta2 * Rprop.Sign(slots.Item2 - square) * square;
            return (parameter - Rate * m / (R.Sqrt(v) + Epsilon), (m, v));
        }
    }
}
