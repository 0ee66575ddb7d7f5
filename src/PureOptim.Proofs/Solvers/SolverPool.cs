using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;

namespace PureOptim.Proofs.Solvers;

/// <summary>The programs of a solver that forgets all it was asked: each is asked again and again, as starting one takes longer than most answers.</summary>
/// <param name="solver">The solver.</param>
/// <param name="effort">The work that it may take for an obligation.</param>
/// <param name="cancellation">Ends the programs at work.</param>
internal sealed class SolverPool(Solver solver, int effort, CancellationToken cancellation) : IDisposable
{
    /// <summary>What ends a reply; no solver writes it otherwise.</summary>
    private const string End = "end of reply";

    private readonly ConcurrentBag<SolverProcess> _idle = [];

    /// <summary>The solver.</summary>
    internal Solver Solver => solver;

    /// <summary>A reply for each text.</summary>
    internal ImmutableArray<SolverReply> Ask(ImmutableArray<string> texts) => solver.Forgets ? [.. texts.Select(Ask)] : solver.Ask(texts, effort, cancellation);

    /// <summary>Ends the programs.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var program)) program.Dispose();
    }

    private SolverReply Ask(string text)
    {
        try
        {
            var program = _idle.TryTake(out var idle) ? idle : solver.Start(effort);
            var (reply, isAtWork) = Ask(program, text);
            if (isAtWork) _idle.Add(program);
            else program.Dispose();
            return reply;
        }
        catch (Win32Exception exception)
        {
            return new(SolverAnswer.Broken, exception.Message);
        }
    }

    private (SolverReply Reply, bool IsAtWork) Ask(SolverProcess program, string text)
    {
        using var ending = cancellation.Register(program.End);
        using var limit = program.EndAfter(solver.Patience * effort);
        program.Write($"{text}(echo \"{End}\")\n(reset)\n", isLast: false);
        var lines = new List<string>();
        while (program.Output.ReadLine() is { } line)
        {
            if (line.Trim('"') == End) return (SolverReply.Of(lines, "", 1, isLate: false)[0], !program.IsLate);
            lines.Add(line);
        }

        cancellation.ThrowIfCancellationRequested();
        return (SolverReply.Of(lines, program.Errors, 1, program.IsLate)[0], false);
    }
}
