using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws hyperparameters that change from step to step, for laws that do not exclude them.</summary>
internal static class ScheduleVariation
{
    /// <summary>
    /// The optimizer with other hyperparameters. Of a law that speaks of schedules, in two of five cases each hyperparameter may change on the way
    /// from one number that was drawn for it to another: at once, or on a line.
    /// </summary>
    internal static Gen<IOptimizer> Vary(IOptimizer optimizer, ICaseLimits law, ExponentRange range)
    {
        var constant = HyperparameterGenerator.Vary(optimizer, law, range);
        return law.ConstantBecause is not null ? constant : Gen.Frequency(
            (3, constant),
            (2, from first in constant
                from then in constant
                from steps in Gen.Choose(1, 6)
                from kinds in Gen.Choose(0, int.MaxValue)
                select Between(first, then, steps, kinds)));
    }

    /// <summary>Two bits decide about each hyperparameter: it stays, it jumps, or it goes on a line. Numbers stay.</summary>
    private static IOptimizer Between(IOptimizer first, IOptimizer then, int steps, int kinds) =>
        Hyperparameter.Of(first).Where(one => one.IsSchedule && HyperparameterGenerator.IsVaried(one, first)).Index().Aggregate(first, (soFar, one) =>
        {
            if (one.Item.Get(first) is not Schedule.Constant { Value: var start } || one.Item.Get(then) is not Schedule.Constant { Value: var end }) return soFar;
            return (kinds >> (2 * (one.Index % 15)) & 3) switch
            {
                0 => soFar,
                1 => one.Item.With(soFar, Schedule.Linear(start, end, steps)),
                _ => one.Item.With(soFar, Schedule.PiecewiseConstant(start, (steps, end))),
            };
        });
}
