using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PureOptim.Benchmarks;

/// <summary>
/// A Python program of <c>peers/</c> that is started once and measures whatever row it is asked for, until it is disposed of: it is written a JSON object a line, and
/// answers each with one. Its first line says what it is. One that is absent, dies or answers anything else is not asked again.
/// </summary>
internal sealed class PeerServer : IDisposable
{
    private readonly string _command;
    private readonly Process? _process;
    private readonly Task<string>? _errors;
    private readonly JsonElement? _about;
    private string _absence = "";

    private PeerServer(string command, IEnumerable<string> arguments, int? threads)
    {
        _command = command;
        _process = PeerProcess.Start(command, arguments, threads, input: true);
        if (_process is null) _absence = $"absent: {command} cannot be started";
        _errors = _process?.StandardError.ReadToEndAsync();
        _about = Answer();
    }

    /// <summary>The peer as it names itself, and in parentheses what runs there; empty where it is absent.</summary>
    internal string Described => PeerAnswer.Described(_about);

    /// <summary>Starts a program with the first of the interpreters that can.</summary>
    /// <param name="interpreters">The interpreters, at least one.</param>
    /// <param name="program">The file.</param>
    /// <param name="threads">The threads that it may have.</param>
    internal static PeerServer Start(IReadOnlyList<string> interpreters, string program, int threads)
    {
        var server = Of(interpreters[0]);
        foreach (var interpreter in interpreters.Skip(1).TakeWhile(_ => server._about is null))
        {
            server.Dispose();
            server = Of(interpreter);
        }

        return server;

        PeerServer Of(string interpreter) => new(interpreter, [PeerProcess.PathOf(program), "--serve", "--threads", $"{threads}"], threads);
    }

    /// <summary>Seconds for one call of a row, measured for the time of a round.</summary>
    /// <param name="row">What the program measures, by the names of its parameters.</param>
    internal PeerFigure Seconds(JsonObject row)
    {
        var request = row.DeepClone().AsObject();
        request["seconds"] = Measurement.RoundSeconds;
        if (_absence.Length == 0) Ask(request);
        if (Answer() is not { } answer) return new(null, _absence);
        return answer.Number("seconds") is { } seconds ? new(seconds, "") : new(null, $"absent: {answer.Text("error")}");
    }

    /// <summary>Ends the program.</summary>
    public void Dispose()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Ask(JsonObject request)
    {
        try
        {
            _process!.StandardInput.WriteLine(request.ToJsonString());
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended: so it will not answer, and then its last words say why.
        }
    }

    /// <summary>The object of the next line; null, and the reason in the field for it, where there is none.</summary>
    private JsonElement? Answer()
    {
        if (_absence.Length > 0) return null;
        if (_process!.StandardOutput.ReadLine() is { } line)
        {
            var answer = PeerAnswer.Of(line);
            if (answer is null) _absence = $"absent: {_command} answers without JSON";
            return answer;
        }

        _process.WaitForExit();
        _absence = PeerProcess.Absence(_command, _process.ExitCode, _errors!.Result);
        return null;
    }
}
