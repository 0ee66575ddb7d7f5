using System.Collections.Immutable;
using PureOptim.Core;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Universal;

/// <summary>Laws about optimizers under schedules.</summary>
internal static class ScheduledSteps
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("H8", Bitwise,
            "The first step uses the value of every schedule at 0.",
            @"\theta_1 = \theta_1(s(0))",
            optimizer => When(Hyperparameter.Of(optimizer).Any(hyperparameter => hyperparameter.IsSchedule)),
            FirstStep),
    ];

    /// <summary>Every schedule jumps after the first step: to half its value or, where that might be outside its bounds, to twice.</summary>
    private static Finding FirstStep(LawCase c)
    {
        var scheduled = Hyperparameter.Of(c.Optimizer).Where(hyperparameter => hyperparameter.IsSchedule && hyperparameter.CanBeSetIn(c.Optimizer)).Aggregate(
            c.Optimizer,
            (soFar, hyperparameter) =>
            {
                var now = hyperparameter.Get(soFar).At(0);
                return hyperparameter.With(soFar, Schedule.PiecewiseConstant(now, (1, hyperparameter.Bounds is Bounds.AtLeastOne or Bounds.Positive ? now * 2 : now / 2)));
            });
        var (changing, constant) = (c.Run(scheduled, c.Start, c.Gradients.Take(1)), c.Run(c.Start, c.Gradients.Take(1)));
        // A slot that a constant does not need may be needed by a schedule: then the states differ as their slots do.
        return changing.EndState.SlotNames.SequenceEqual(constant.EndState.SlotNames)
            ? Compare.Bits(changing, constant)
            : Compare.SameParameters(changing, constant);
    }
}
