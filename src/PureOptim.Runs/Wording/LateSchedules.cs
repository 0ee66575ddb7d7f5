using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Wording;

/// <summary>Finds schedules that a run is too short for: a jump that never comes, a ramp that does not end. It is no error, but seldom meant.</summary>
internal static class LateSchedules
{
    /// <summary>A line for each schedule of an optimizer that has more to do than a run of <paramref name="steps"/> steps reaches.</summary>
    internal static IEnumerable<string> Of(RunEntry entry, long steps) =>
        from field in RecordSchema.Of(entry.Optimizer.GetType()).Fields
        where field.Type == typeof(Schedule)
        let schedule = (Schedule)field.Property.GetValue(entry.Optimizer)!
        where schedule.StepsToComplete > steps
        select Invariant($"{entry.Label}: {field.Name} has a {TypeCatalog.NameOf(schedule.GetType(), typeof(Schedule))} schedule that takes {CountText.Of(schedule.StepsToComplete, "step")}; the run has {steps}");

    /// <summary>Those of all optimizers of a description.</summary>
    internal static IEnumerable<string> Of(Description description) => description.Optimizers.SelectMany(entry => Of(entry, description.Steps));
}
