using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
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

    /// <summary>The topics with one law, or one subject, where they are named.</summary>
    /// <exception cref="RunException">There is no such law, or no such subject of it.</exception>
    internal static ImmutableArray<LawTopic> Only(ImmutableArray<LawTopic> topics, string? law, string? subject)
    {
        string[] ids = [.. topics.SelectMany(topic => topic.Ids)];
        ImmutableArray<LawTopic> having = [.. topics.Select(topic => topic.Only(law, null)).Where(topic => topic.Ids.Any())];
        if (having.IsEmpty) throw new RunException($"--law is {law}; that is no law that is checked here; {Nearest.Hint(law!, ids)}");
        string[] labels = [.. having.SelectMany(topic => topic.Labels)];
        having = [.. having.Select(topic => topic.Only(null, subject)).Where(topic => topic.Labels.Any())];
        return having.IsEmpty
            ? throw new RunException($"--subject is {subject}; that is none of the columns here; {Nearest.Hint(subject!, labels)}")
            : having;
    }
}
