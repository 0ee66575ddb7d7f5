using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Experiments.Laws;

/// <summary>Laws about subjects of one kind.</summary>
/// <param name="Title">What stands over the table.</param>
/// <param name="Noun">What a family of columns is.</param>
/// <param name="Laws">The laws, in the order of their rows.</param>
/// <param name="Subjects">The subjects, in the order of their columns.</param>
/// <typeparam name="TSubject">What the laws are about.</typeparam>
/// <typeparam name="TCase">What they are tried on.</typeparam>
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
