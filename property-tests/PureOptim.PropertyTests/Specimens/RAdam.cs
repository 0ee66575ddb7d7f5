using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>RAdam (L. Liu et al., 2020): Adam whose second moment counts only once enough gradients have been averaged.</summary>
internal record RAdam : ElementWise
{
    [Hyperparameter("η", @"\eta", Bounds.NonNegative)]
    public Schedule LearningRate { get; init; } = 0.001;

    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init; } = 0.9;

    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init; } = 0.999;

    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1)]
    public Schedule Epsilon { get; init; } = 1e-8;

    public override ImmutableArray<Slot> Slots => [Slot.Zero("FirstMoment"), Slot.Zero("SecondMoment")];

    public override OptimizerTraits Traits =>
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    /// <summary>As long as it does not divide by the root, η multiplies gradients; afterwards it is the length of a step: no unit fits both.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(LearningRate) ? null : base.UnitOf(hyperparameter);

    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (beta1, beta2, rate) = (t.Of(Beta1), t.Of(Beta2), t.Of(LearningRate));
        var power = Scalar.Power(beta2, t.Number);
        var (limit, rectifier) = (2 / (1 - beta2) - 1, (Scalar)1);
        var length = limit - 2 * t.Number * power / (1 - power);
        var isRectified = length.Value > 5;
        if (isRectified) rectifier = Scalar.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length) * (1 - power));
        rate = rate * rectifier / (1 - Scalar.Power(beta1, t.Number));
        coordinates.Place<Rule<R>, (R, R)>(new(isRectified ? Rectified(rate, t) : rate, 1 - beta1, 1 - beta2, Positive<R>(t.Of(Epsilon)), isRectified ? 1 : 0));
    }

    /// <summary>The rate of a step that is rectified.</summary>
    protected virtual Scalar Rectified(Scalar rate, StepContext t) => rate;

    private readonly record struct Rule<R>(R Rate, R OneMinusBeta1, R OneMinusBeta2, R Epsilon, R IsRectified) : IPlacingRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Memory) Place(R parameter, R gradient, (R, R) slots)
        {
            var m = slots.Item1 + OneMinusBeta1 * (gradient - slots.Item1);
            var v = slots.Item2 + OneMinusBeta2 * (gradient * gradient - slots.Item2);
            return (parameter - Rate * m / R.IfLess(0, IsRectified, R.Sqrt(v) + Epsilon, 1), (m, v));
        }
    }
}
