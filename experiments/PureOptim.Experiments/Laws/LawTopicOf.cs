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
    internal override LawMatrix Check(int cases, ulong? seed, Action<CheckProgress> observe, CancellationToken cancelled)
    {
        var checks = Laws.SelectMany(law => Subjects.Select(subject => (Law: law, Subject: subject))).ToArray();
        var tally = new Tally(observe, checks.LongCount(check => check.Law.Applies(check.Subject.Value) != Applicability.DoesNotApply) * cases);
        var cells = new Cell[checks.Length];
        Parallel.For(0, checks.Length, new() { CancellationToken = cancelled, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            cells[i] = Check(checks[i].Law, checks[i].Subject, cases, seed, tally, cancelled));
        var rows = Laws.Select((law, i) => new LawRow(law, [.. cells.Skip(i * Subjects.Length).Take(Subjects.Length)]));
        return new(Title, Noun, [.. rows], [.. Subjects], cases, seed);
    }

    private static Cell Check(
        LawOf<TSubject, TCase> law, SubjectOf<TSubject> subject, int cases, ulong? seed, Tally tally, CancellationToken cancelled)
    {
        var (name, counted) = ($"{law.Id} {subject.Label}", 0L);
        var watched = law with
        {
            Examine = drawn =>
            {
                // The checker takes this for a counterexample like any other, which ends the law at once; its verdict is thrown away below.
                cancelled.ThrowIfCancellationRequested();
                if (counted++ < cases) tally.Add(name, 1);
                return law.Examine(drawn);
            },
        };
        var verdict = LawChecker.Check(watched, subject.Value, cases, seed) with { Law = law };
        cancelled.ThrowIfCancellationRequested();
        if (verdict.Expected != Applicability.DoesNotApply) tally.Add(name, long.Max(0, cases - counted));
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
