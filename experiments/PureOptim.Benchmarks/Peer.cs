using System.Text.Json;

namespace PureOptim.Benchmarks;

/// <summary>A program that measures and ends: the JSON object that it printed as its last line, or why there is none.</summary>
/// <param name="Answer">The object; null without one.</param>
/// <param name="Absence">The reason, where there is none; else empty.</param>
internal sealed record Peer(JsonElement? Answer, string Absence)
{
    /// <summary>Runs a Python program of <c>peers/</c> with the first of the interpreters that can.</summary>
    /// <param name="interpreters">The interpreters.</param>
    /// <param name="program">The file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="threads">The threads of OpenBLAS; without it, as many as it likes.</param>
    internal static Peer Python(IEnumerable<string> interpreters, string program, IEnumerable<string> arguments, int? threads = null)
    {
        var peer = new Peer(null, "no interpreter");
        foreach (var interpreter in interpreters)
        {
            peer = Run(interpreter, [PeerProcess.PathOf(program), .. arguments], threads);
            if (peer.Answer is not null) break;
        }

        return peer;
    }

    /// <summary>Runs a program.</summary>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="threads">The threads of OpenBLAS; without it, as many as it likes.</param>
    internal static Peer Run(string command, IEnumerable<string> arguments, int? threads = null)
    {
        if (Output(command, arguments, threads, out var absence) is not { } output) return new(null, absence);
        var answer = PeerAnswer.Of(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(""));
        return new(answer, answer is null ? $"absent: {command} answers without JSON" : "");
    }

    /// <summary>What a program printed; null if it cannot be started or failed.</summary>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="threads">The threads of OpenBLAS; without it, as many as it likes.</param>
    /// <param name="absence">Why there is nothing.</param>
    internal static string? Output(string command, IEnumerable<string> arguments, int? threads, out string absence)
    {
        using var process = PeerProcess.Start(command, arguments, threads);
        if (process is null)
        {
            absence = $"absent: {command} cannot be started";
            return null;
        }

        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        absence = PeerProcess.Absence(command, process.ExitCode, errors.Result);
        return process.ExitCode == 0 ? output : null;
    }

    /// <summary>The peer as it names itself, and in parentheses what ran there; empty without an answer.</summary>
    internal string Described => PeerAnswer.Described(Answer);

    /// <summary>The first object of a list of the answer, as an answer of its own.</summary>
    /// <param name="name">The list's name.</param>
    internal Peer FirstOf(string name) =>
        Answer is { } answer && answer.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object
            ? this with { Answer = list[0] }
            : new(null, Absence.Length > 0 ? Absence : $"absent: the peer answers without {name}");

    /// <summary>A number of the answer.</summary>
    /// <param name="name">Its name.</param>
    internal PeerFigure Figure(string name) => Answer is { } answer && answer.Number(name) is { } number
        ? new(number, "")
        : new(null, Absence.Length > 0 ? Absence : $"absent: the peer answers without {name}");
}
