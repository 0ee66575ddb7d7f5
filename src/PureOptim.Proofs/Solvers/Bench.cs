using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Solvers;

/// <summary>The solvers at work: each obligation is asked once.</summary>
/// <param name="solvers">The solvers; the first answers for the proof, the others second it.</param>
/// <param name="effort">The work that a solver may take for an obligation, in seconds of a usual machine.</param>
/// <param name="answers">The answers known so far.</param>
/// <param name="cancellation">Ends the solvers.</param>
internal sealed class Bench(ImmutableArray<Solver> solvers, int effort, AnswerStore answers, CancellationToken cancellation) : IDisposable
{
    private readonly ImmutableArray<SolverPool> _pools = [.. solvers.Select(solver => new SolverPool(solver, effort, cancellation))];
    private readonly ConcurrentDictionary<string, int> _complaints = new(StringComparer.Ordinal);

    /// <summary>What was wrong with solvers, a line for each kind of fault.</summary>
    internal ImmutableArray<string> Complaints =>
        [.. _complaints.OrderBy(complaint => complaint.Key, StringComparer.Ordinal).Select(complaint => Invariant($"{complaint.Key} ({complaint.Value} {(complaint.Value == 1 ? "time" : "times")})"))];

    /// <summary>A run that breaks a claim is named soon or not at all: for one a solver may take this fraction of the work.</summary>
    private const int RunFraction = 8;

    private readonly SolverPool _runs = new(solvers[0] with { Units = long.Max(1, solvers[0].Units / RunFraction) }, effort, cancellation);

    /// <summary>What ends the text of an obligation that says nothing.</summary>
    private const string Nothing = "(assert (not true))\n(check-sat)\n";

    /// <summary>Ends the solvers' programs.</summary>
    public void Dispose()
    {
        foreach (var pool in _pools) pool.Dispose();
        _runs.Dispose();
    }

    /// <summary>Asks the first solver.</summary>
    internal SolverAnswer Ask(Obligation obligation) => Ask(_pools[0], [SmtText.Of(obligation)])[0].Answer;

    /// <summary>Asks the first solver for numbers.</summary>
    /// <param name="obligation">The obligation that does not hold.</param>
    /// <param name="digits">The digits after the point; many take a solver long where a number is a root of a polynomial.</param>
    internal SolverReply AskForNumbers(Obligation obligation, int digits) =>
        Ask(_runs, [Invariant($"(set-option :pp.decimal true)\n(set-option :pp.decimal_precision {digits})\n{SmtText.Of(obligation)}")])[0];

    /// <summary>Asks all solvers about the obligations of a proof.</summary>
    internal ImmutableArray<ObligationResult> AskAll(ImmutableArray<Obligation> obligations)
    {
        ImmutableArray<string> texts = [.. obligations.Select(SmtText.Of)];
        var replies = _pools.Select(pool => (pool.Solver.Name, Replies: Ask(pool, texts))).ToArray();
        return [.. obligations.Select((obligation, i) => new ObligationResult(
            obligation.Name, texts[i], replies.ToImmutableSortedDictionary(one => one.Name, one => one.Replies[i].Answer, StringComparer.Ordinal)))];
    }

    /// <summary>The replies of a solver, which is asked what is not known, all at once.</summary>
    private ImmutableArray<SolverReply> Ask(SolverPool pool, ImmutableArray<string> texts)
    {
        var solver = pool.Solver;
        string[] keys = [.. texts.Select(text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Invariant($"{solver.Name} {solver.Version} {solver.Units * effort}\n{text}")))))];
        SolverReply?[] replies = [.. texts.Select((text, i) => text.EndsWith(Nothing, StringComparison.Ordinal) ? new SolverReply(SolverAnswer.Holds, "") : answers.Find(keys[i]))];
        int[] open = [.. Enumerable.Range(0, texts.Length).Where(i => replies[i] is null)];
        if (open.Length > 0)
        {
            foreach (var (i, reply) in open.Zip(pool.Ask([.. open.Select(i => texts[i])])))
            {
                answers.Add(keys[i], reply);
                replies[i] = reply;
                if (reply.Answer is SolverAnswer.Broken) _complaints.AddOrUpdate($"{solver.Name} gave no answer: {FirstLine(reply.Text)}", 1, (_, count) => count + 1);
            }
        }

        return [.. replies.Select(reply => reply!)];
    }

    private static string FirstLine(string text) => text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) is { } line ? line[..int.Min(line.Length, 120)] : "it wrote nothing";
}
