using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

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
        new("z3", "z3", "", ["-smt2", "-in", "rlimit={units}"], 4_000_000),
        new("cvc5", "cvc5", "", ["--lang=smt2", "--rlimit-per={units}"], 10_000),
    ];

    /// <summary>A solver that does not keep its own limit is ended after this, for each second's work of it.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

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
            using var process = Start(Path, Arguments.Select(argument => argument.Replace("{units}", Invariant($"{Units * effort}"), StringComparison.Ordinal)));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            using var ending = cancellation.Register(() => End(process));
            var input = Task.Run(() => Write(process, texts), CancellationToken.None);
            var isLate = !process.WaitForExit((int)double.Min(int.MaxValue, Patience.TotalMilliseconds * effort * texts.Length));
            if (isLate) End(process);
            cancellation.ThrowIfCancellationRequested();
            input.GetAwaiter().GetResult();
            return Read(output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult(), texts.Length, isLate);
        }
        catch (Win32Exception exception)
        {
            return [.. texts.Select(_ => new SolverReply(SolverAnswer.Broken, exception.Message))];
        }
    }

    private static void Write(Process process, ImmutableArray<string> texts)
    {
        try
        {
            process.StandardInput.Write(string.Join("(reset)\n", texts));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; what it said tells why.
        }
    }

    /// <summary>The replies in what a solver wrote: each begins with an answer on a line of its own.</summary>
    private static ImmutableArray<SolverReply> Read(string output, string errors, int count, bool isLate)
    {
        var replies = ImmutableArray.CreateBuilder<SolverReply>();
        foreach (var line in output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (AnswerIn(line) is { } answer) replies.Add(new(answer, ""));
            else if (replies.Count > 0) replies[^1] = replies[^1] with { Text = $"{replies[^1].Text}{line}\n" };
        }

        var silence = new SolverReply(isLate ? SolverAnswer.Late : SolverAnswer.Broken, errors.Length > 0 ? errors : output);
        return replies.Count > count ? [.. Enumerable.Repeat(silence, count)] : [.. replies, .. Enumerable.Repeat(silence, count - replies.Count)];
    }

    private static SolverAnswer? AnswerIn(string line) => line switch
    {
        "unsat" => SolverAnswer.Holds,
        "sat" => SolverAnswer.Fails,
        "unknown" => SolverAnswer.Unknown,
        _ => null,
    };

    private static Solver? Find(Solver known)
    {
        try
        {
            using var process = Start(known.Path, ["--version"]);
            process.StandardInput.Close();
            var line = process.StandardOutput.ReadLine();
            _ = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return line is null ? null : known with { Version = VersionIn(line) };
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The first word that begins with a digit.</summary>
    private static string VersionIn(string line) => line.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0])) ?? line;

    private static Process Start(string path, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(path, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
