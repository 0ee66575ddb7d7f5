using System.Collections.Immutable;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Universal;

/// <summary>What optimizers make of schedules.</summary>
internal static class ScheduledSteps
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("H8", Bitwise,
            "The first step uses the value of every schedule at 0.",
            @"\theta_1 = \theta_1(s(0))",
            optimizer => When(!Hyperparameter.Of(optimizer).IsEmpty),
            FirstStep),
    ];

    private static Finding FirstStep(LawCase c)
    {
        var scheduled = Hyperparameter.Of(c.Optimizer).Aggregate(c.Optimizer, (soFar, hyperparameter) =>
            hyperparameter.TrySet(soFar, Hyperparameter.Get(soFar, hyperparameter.Name) is var now ? Schedule.PiecewiseConstant(now, (1, now / 2)) : now));
        return Compare.Bits(c.Run(scheduled, c.Start, c.Gradients.Take(1)), c.Run(c.Start, c.Gradients.Take(1)));
    }
}
