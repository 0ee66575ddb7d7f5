using System.Collections.Immutable;
using System.ComponentModel;

namespace PureOptim.Proofs.Solvers;

/// <summary>A program that reads SMT-LIB 2: z3, cvc5, or another with the same manners.</summary>
/// <remarks>Its limit is counted in its own units of work, not in time, so that a busy machine decides as much as an idle one.</remarks>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file, or a name that is found on the path.</param>
/// <param name="Version">Its version, as it says itself.</param>
/// <param name="Arguments">What it is started with; <c>{units}</c> stands for the units of work that it may take for an obligation.</param>
/// <param name="Units">The units of work that are about a second's on a usual machine.</param>
public sealed record Solver(string Name, string Path, string Version, ImmutableArray<string> Arguments, long Units)
{
    private static readonly ImmutableArray<Solver> _known =
    [
        new("z3", "z3", "", ["-smt2", "-in", "rlimit={units}"], 4_000_000) { Forgets = true },
        new("cvc5", "cvc5", "", ["--lang=smt2", "--rlimit-per={units}"], 10_000),
    ];

    /// <summary>A solver that does not keep its own limit is ended after this much processor time, for each second's work of it.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether it answers as each text comes, and after <c>(reset)</c> as if nothing had been asked: cvc5's counting of its work depends on what came before.</summary>
    internal bool Forgets { get; init; }

    /// <summary>The solvers that are installed: those of z3 and cvc5 that are found on the path, in this order.</summary>
    public static ImmutableArray<Solver> Installed() => [.. _known.Select(Find).OfType<Solver>()];

    /// <summary>Asks about obligations, one after the other.</summary>
    /// <param name="texts">The obligations, each as SMT-LIB 2 text.</param>
    /// <param name="effort">The work that the solver may take for each, at least 1: about so many seconds of a usual machine.</param>
    /// <param name="cancellation">Ends the solver.</param>
    /// <returns>A reply for each.</returns>
    public ImmutableArray<SolverReply> Ask(ImmutableArray<string> texts, int effort, CancellationToken cancellation = default)
    {
        try
        {
            using var program = Start(effort);
            using var ending = cancellation.Register(program.End);
            using var limit = program.EndAfter(Patience * effort * texts.Length);
            var input = Task.Run(() => program.Write(string.Join("(reset)\n", texts), isLast: true), CancellationToken.None);
            var lines = program.Output.ReadToEnd().Split('\n');
            input.GetAwaiter().GetResult();
            cancellation.ThrowIfCancellationRequested();
            return SolverReply.Of(lines, program.Errors, texts.Length, program.IsLate);
        }
        catch (Win32Exception exception)
        {
            return [.. texts.Select(_ => new SolverReply(SolverAnswer.Broken, exception.Message))];
        }
    }

    /// <summary>Starts its program.</summary>
    /// <exception cref="Win32Exception">There is none.</exception>
    internal SolverProcess Start(int effort) => new(Path, Arguments.Select(argument => argument.Replace("{units}", Invariant($"{Units * effort}"), StringComparison.Ordinal)));

    private static Solver? Find(Solver known)
    {
        try
        {
            using var program = new SolverProcess(known.Path, ["--version"]);
            program.Write("", isLast: true);
            var line = program.Output.ReadLine();
            _ = program.Output.ReadToEnd();
            return line is null ? null : known with { Version = VersionIn(line) };
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The first word that begins with a digit.</summary>
    private static string VersionIn(string line) => line.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0])) ?? line;
}
