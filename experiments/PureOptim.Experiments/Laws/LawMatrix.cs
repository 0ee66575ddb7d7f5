using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Experiments.Laws;

/// <summary>Every law on every optimizer.</summary>
/// <param name="Rows">A row for each law.</param>
/// <param name="Subjects">The optimizers, in the order of each row's cells.</param>
/// <param name="Cases">The number of cases that was asked for.</param>
/// <param name="Seed">The seed that was asked for, or null where it follows from the names of law and optimizer.</param>
internal sealed record LawMatrix(ImmutableArray<LawRow> Rows, ImmutableArray<Subject> Subjects, int Cases, ulong? Seed)
{
    /// <summary>All cells, law by law.</summary>
    internal IEnumerable<Cell> Cells => Rows.SelectMany(row => row.Cells);

    /// <summary>The cells whose verdict is not what the law says.</summary>
    internal IEnumerable<Cell> Unexpected => Cells.Where(cell => !cell.Mark.IsExpected);

    /// <summary>The marks that occur and how often, in the order of legends.</summary>
    internal IEnumerable<(Mark Mark, int Count)> Counts =>
        Mark.All.Select(mark => (mark, Cells.Count(cell => cell.Mark == mark))).Where(count => count.Item2 > 0);

    /// <summary>The line that finds the same verdicts again.</summary>
    internal string CommandFor(Subject subject) =>
        $"pureoptim laws --optimizer {subject.Name} --cases {Cases}{(Seed is { } seed ? $" --seed {seed}" : "")}";

    /// <summary>What was checked, in a few words.</summary>
    internal string Summary =>
        $"{Counted(Rows.Length, "law")}, {Counted(Subjects.Length, "variant")} of {Counted(Optimizers, "optimizer")}, "
        + $"up to {Counted(Cases, "case")} each{(Seed is { } seed ? $", seed {seed}" : "")}";

    /// <summary>How many optimizers there are, each with its options counted once.</summary>
    internal int Optimizers => Subjects.Select(subject => subject.Name).Distinct().Count();

    /// <summary>A number of things in words.</summary>
    internal static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>Checks every law on every optimizer, on all processors; the verdicts do not depend on how many there are.</summary>
    internal static LawMatrix Check(
        ImmutableArray<Law> laws,
        ImmutableArray<Subject> subjects,
        int cases,
        ulong? seed,
        Action<CheckProgress> observe,
        CancellationToken cancelled)
    {
        var checks = laws.SelectMany(law => subjects.Select(subject => (Law: law, Subject: subject))).ToArray();
        var tally = new Tally(observe, checks.LongCount(check => Applies(check.Law, check.Subject)) * cases);
        var cells = new Cell[checks.Length];
        Parallel.For(0, checks.Length, new() { CancellationToken = cancelled, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            cells[i] = Check(checks[i].Law, checks[i].Subject, cases, seed, tally, cancelled));
        var rows = laws.Select((law, i) => new LawRow(law, [.. cells.Skip(i * subjects.Length).Take(subjects.Length)]));
        return new([.. rows], subjects, cases, seed);
    }

    private static bool Applies(Law law, Subject subject) => law.Applies(subject.Optimizer) != Applicability.DoesNotApply;

    private static Cell Check(Law law, Subject subject, int cases, ulong? seed, Tally tally, CancellationToken cancelled)
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
        var verdict = LawChecker.Check(watched, subject.Optimizer, cases, seed) with { Law = law };
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
