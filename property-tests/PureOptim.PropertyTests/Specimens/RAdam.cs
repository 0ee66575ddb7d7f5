using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>RAdam (L. Liu et al., 2020): Adam whose second moment counts only once enough gradients have been averaged.</summary>
internal record RAdam : CoordinateWise
{
    public Schedule LearningRate { get; init; } = 0.001;

    public Schedule Beta1 { get; init; } = 0.9;

    public Schedule Beta2 { get; init; } = 0.999;

    public Schedule Epsilon { get; init; } = 1e-8;

    public override ImmutableArray<string> SlotNames => ["FirstMoment", "SecondMoment"];

    public override void Update<R>(Coordinates<R> coordinates, long step)
    {
        var (beta1, beta2, rate) = (Beta1.At(step), Beta2.At(step), LearningRate.At(step));
        var power = ElementaryFunctions.Power(beta2, step + 1);
        var (limit, rectifier) = (2 / (1 - beta2) - 1, 1.0);
        var length = limit - 2 * (step + 1) * power / (1 - power);
        var isRectified = length > 5;
        if (isRectified) rectifier = double.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length) * (1 - power));
        rate = rate * rectifier / (1 - ElementaryFunctions.Power(beta1, step + 1));
        coordinates.Apply<Rule<R>, (R, R)>(new(isRectified ? Rectified(rate, step) : rate, 1 - beta1, 1 - beta2, Positive<R>(Epsilon.At(step)), isRectified ? 1 : 0));
    }

    /// <summary>The rate of a step that is rectified.</summary>
    protected virtual double Rectified(double rate, long step) => rate;

    private readonly record struct Rule<R>(R Rate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon, R IsRectified) : IRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Slots) Step(R parameter, R gradient, (R, R) slots)
        {
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 + OneMinusBeta2 * (gradient * gradient - slots.Item2);
            return (parameter - Rate * m / R.IfLess(0, IsRectified, R.Sqrt(v) + Epsilon, 1), (m, v));
        }
    }
}
