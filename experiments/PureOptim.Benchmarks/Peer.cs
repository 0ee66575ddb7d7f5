using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace PureOptim.Benchmarks;

/// <summary>A program of <c>peers/</c>: what it printed as its last line, or why it is absent.</summary>
internal sealed record Peer(JsonElement? Answer, string Absence)
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>Runs a Python program with the first of the interpreters that can.</summary>
    internal static Peer Python(IEnumerable<string> interpreters, string program, IEnumerable<string> arguments, int? threads = null)
    {
        var peer = new Peer(null, "no interpreter");
        foreach (var interpreter in interpreters)
        {
            peer = Start(interpreter, [Path.Combine(Folder, program), .. arguments], threads);
            if (peer.Answer is not null) break;
        }

        return peer;
    }

    /// <summary>The environment that peers/README.md installs JAX into.</summary>
    internal static string[] Jax { get; } = [Environment.GetEnvironmentVariable("PEERS_JAX")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "peers", "bin", "python")];

    /// <summary>JAX brings a numpy with a newer OpenBLAS than Debian's, which belongs to /usr/bin/python3 whatever comes first in the path.</summary>
    internal static string[] Numpy { get; } = [Environment.GetEnvironmentVariable("PEERS_NUMPY") ?? Jax[0], "/usr/bin/python3", "python3"];

    /// <summary>A text of the answer, which must be there, by the names of the fields that lead to it.</summary>
    internal string Text(params ReadOnlySpan<string> fields)
    {
        var value = Answer!.Value;
        foreach (var field in fields) value = value.GetProperty(field);
        return value.GetString()!;
    }

    /// <summary>Runs a program that is no peer but measures as they do: its last line is JSON.</summary>
    internal static Peer Program(string command, params IEnumerable<string> arguments) => Start(command, arguments, null);

    /// <summary>Compiles a C++ program with g++ and runs it.</summary>
    internal static Peer Cpp(string program, params string[] arguments)
    {
        var binary = Path.Combine(Directory.CreateTempSubdirectory("pureoptim").FullName, "peer");
        try
        {
            var compiled = Execute("g++", ["-O3", "-march=native", "-fno-math-errno", "-o", binary, Path.Combine(Folder, program)], null, out _, out var error);
            return compiled == 0 ? Start(binary, arguments, null) : new(null, error);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(binary)!, recursive: true);
        }
    }

    private static Peer Start(string command, IEnumerable<string> arguments, int? threads)
    {
        if (Execute(command, arguments, threads, out var output, out var error) != 0) return new(null, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(JsonDocument.Parse(lines[^1]).RootElement, "");
    }

    private static int Execute(string command, IEnumerable<string> arguments, int? threads, out string output, out string error)
    {
        (output, error) = ("", $"absent: {command} cannot be started");
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // If these are set, OpenBLAS runs the kernel that they name instead of the fastest that the processor has: as it should where a width is asked for.
        foreach (var name in (ReadOnlySpan<string>)["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"]) if (!VectorWidth.IsHeld) start.Environment.Remove(name);
        if (threads is { } count) start.Environment["OPENBLAS_NUM_THREADS"] = count.ToString("D", null);
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var lines = errors.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            error = $"absent: {(lines.Length > 0 ? lines[^1] : $"{command} ended with {process.ExitCode}")}";
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
