using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using LawPrecision = PureOptim.Laws.Precision;

namespace PureOptim.Experiments.Laws;

/// <summary>What the tool checks.</summary>
internal static class LawTopics
{
    /// <summary>The laws of schedules, on every kind of schedule.</summary>
    internal static LawTopic Schedules { get; } =
        new LawTopicOf<Schedule, ScheduleCase>("Laws of schedules", "schedule", ScheduleLaws.All, Subjects.Schedules);

    /// <summary>The laws of arithmetic, in both precisions.</summary>
    internal static LawTopic Arithmetic { get; } =
        new LawTopicOf<LawPrecision, NumericCase>("Laws of arithmetic", "precision", NumericLaws.All, Subjects.Precisions);

    /// <summary>The laws of optimizers, on subjects of one's own.</summary>
    internal static LawTopic Optimizers(IReadOnlyList<Law> laws, ImmutableArray<SubjectOf<IOptimizer>> subjects) =>
        new LawTopicOf<IOptimizer, LawCase>("Laws of optimizers", "optimizer", laws, subjects);

    /// <summary>All topics; where an optimizer is named, its laws only.</summary>
    internal static ImmutableArray<LawTopic> Of(string? optimizer)
    {
        var optimizers = Optimizers(OptimizerLaws.All, Subjects.Optimizers(optimizer));
        return optimizer is null ? [optimizers, Schedules, Arithmetic] : [optimizers];
    }
}
