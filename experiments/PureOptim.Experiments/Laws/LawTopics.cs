using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Laws;

/// <summary>The topics of laws that the tool checks.</summary>
internal static class LawTopics
{
    /// <summary>The laws of schedules, on every kind of schedule.</summary>
    internal static LawTopic Schedules { get; } =
        new LawTopicOf<Schedule, ScheduleCase>("Laws of schedules", "schedule", ScheduleLaws.All, Subjects.Schedules);

    /// <summary>The laws of arithmetic, in both precisions.</summary>
    internal static LawTopic Arithmetic { get; } =
        new LawTopicOf<Precision, NumericCase>("Laws of arithmetic", "precision", NumericLaws.All, Subjects.Precisions);

    /// <summary>The laws of optimizers, on subjects of the user's.</summary>
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
        if (having.IsEmpty) throw new RunException($"--law is {law}; that law is not checked here; {Nearest.Hint(law!, ids)}");
        string[] labels = [.. having.SelectMany(topic => topic.Labels)];
        having = [.. having.Select(topic => topic.Only(null, subject)).Where(topic => topic.Labels.Any())];
        return having.IsEmpty
            ? throw new RunException($"--subject is {subject}; that is not one of the columns; {Nearest.Hint(subject!, labels)}")
            : having;
    }
}

/// <summary>Laws and what they are tried on: one table, before anything is checked.</summary>
/// <param name="Title">The title of the table.</param>
/// <param name="Noun">The noun for a family of columns: an optimizer, a schedule, a precision.</param>
internal abstract record LawTopic(string Title, string Noun)
{
    /// <summary>The identifiers of the laws.</summary>
    internal abstract IEnumerable<string> Ids { get; }

    /// <summary>The plural name of the subjects in tables.</summary>
    internal abstract IEnumerable<string> Labels { get; }

    /// <summary>The one law, and the one subject, where they are named; letters may be of either case.</summary>
    internal abstract LawTopic Only(string? id, string? label);

    /// <summary>Checks every law on every subject, on all processors; the verdicts do not depend on how many there are.</summary>
    /// <exception cref="ArgumentException">The text of the replay is not of its form.</exception>
    internal abstract LawMatrix Check(LawTrial trial, Action<CheckProgress> observe, CancellationToken cancelled);
}

/// <summary>Laws about subjects of one kind.</summary>
/// <param name="Title">The title of the table.</param>
/// <param name="Noun">The noun for a family of columns.</param>
/// <param name="Laws">The laws, in the order of their rows.</param>
/// <param name="Subjects">The subjects, in the order of their columns.</param>
/// <typeparam name="TSubject">The type of the subjects of the laws.</typeparam>
/// <typeparam name="TCase">The type of the cases.</typeparam>
internal sealed record LawTopicOf<TSubject, TCase>(
    string Title, string Noun, IReadOnlyList<LawOf<TSubject, TCase>> Laws, ImmutableArray<SubjectOf<TSubject>> Subjects) : LawTopic(Title, Noun)
    where TSubject : notnull
    where TCase : notnull
{
    /// <inheritdoc/>
    internal override IEnumerable<string> Ids => Laws.Select(law => law.Id);

    /// <inheritdoc/>
    internal override IEnumerable<string> Labels => Subjects.Select(subject => subject.Label);

    /// <inheritdoc/>
    internal override LawTopic Only(string? id, string? label)
    {
        static bool Matches(string? wanted, string name) => wanted is null || string.Equals(wanted, name, StringComparison.OrdinalIgnoreCase);
        return this with
        {
            Laws = [.. Laws.Where(law => Matches(id, law.Id))],
            Subjects = [.. Subjects.Where(subject => Matches(label, subject.Label))],
        };
    }

    /// <inheritdoc/>
    internal override LawMatrix Check(LawTrial trial, Action<CheckProgress> observe, CancellationToken cancelled)
    {
        var checks = Laws.SelectMany(law => Subjects.Select(subject => (Law: law, Subject: subject))).ToArray();
        var tally = new Tally(observe, checks.LongCount(check => check.Law.Applies(check.Subject.Value) != Applicability.DoesNotApply) * trial.Cases);
        var cells = new Cell[checks.Length];
        Parallel.For(0, checks.Length, new() { CancellationToken = cancelled, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            cells[i] = Check(checks[i].Law, checks[i].Subject, trial, tally, cancelled));
        var rows = Laws.Select((law, i) => new LawRow(law, [.. cells.Skip(i * Subjects.Length).Take(Subjects.Length)]));
        return new(Title, Noun, [.. rows], [.. Subjects], trial.Cases, trial.Seed);
    }

    private static Cell Check(
        LawOf<TSubject, TCase> law, SubjectOf<TSubject> subject, LawTrial trial, Tally tally, CancellationToken cancelled)
    {
        var (name, counted) = ($"{law.Id} {subject.Label}", 0L);
        var watched = law with
        {
            Examine = drawn =>
            {
                // The checker takes this for a counterexample like any other, which ends the law at once; its verdict is thrown away below.
                cancelled.ThrowIfCancellationRequested();
                if (counted++ < trial.Cases) tally.Add(name, 1);
                return law.Examine(drawn);
            },
        };
        var verdict = (trial.Replay is { } replay
            ? LawChecker.Replay(watched, subject.Value, replay)
            : LawChecker.Check(watched, subject.Value, trial.Cases, trial.Seed)) with
        { Law = law };
        cancelled.ThrowIfCancellationRequested();
        if (verdict.Expected != Applicability.DoesNotApply) tally.Add(name, long.Max(0, trial.Cases - counted));
        return new(subject, verdict);
    }

    /// <summary>Counts the cases of all threads.</summary>
    private sealed class Tally(Action<CheckProgress> observe, long total)
    {
        private readonly Lock _lock = new();
        private long _done;

        internal void Add(string name, long cases)
        {
            lock (_lock) observe(new(name, _done += cases, total));
        }
    }
}
