using System.Diagnostics;
using PureOptim.Experiments;

namespace PureOptim.Tests.Tool;

/// <summary>One run of the tool: how it ended and what it said.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>The built tool.</summary>
    internal static string Executable => typeof(Program).Assembly.Location;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    /// <summary>The lines on stderr.</summary>
    internal string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line within this process, with its streams redirected. A command that writes to a store and names none has a store for itself alone.</summary>
    internal static ToolRun InProcess(params string[] arguments)
    {
        using var own = arguments is ["run" or "laws", ..] && !arguments.Contains("--store") && !arguments.Contains("--help") ? new TemporaryFolder() : null;
        if (own is not null) arguments = [.. arguments, "--store", own["runs"]];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = Program.Run(arguments, new(output, error, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None));
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the built tool as a process of its own. A command that writes to a store and names none has a store for itself alone.</summary>
    internal static ToolRun AsProcess(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var own = arguments is ["run" or "laws", ..] && !arguments.Contains("--store") && !arguments.Contains("--help") ? new TemporaryFolder() : null;
        if (own is not null) arguments = [.. arguments, "--store", own["runs"]];
        using var process = Start(environment, arguments);
        return Ended(process);
    }

    /// <summary>Runs the built tool as a process that can write no file above a number of kB, as if the disk were full then.</summary>
    internal static ToolRun Limited(int kilobytes, params string[] arguments)
    {
        // The runtime's own large file is switched off.
        var shell = $"trap '' XFSZ; ulimit -f {kilobytes}; DOTNET_EnableWriteXorExecute=0 exec dotnet \"$0\" \"$@\"";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", shell, Executable, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return Ended(process);
    }

    /// <summary>Runs the built tool from a shell, with redirections: <c>&gt;&amp;-</c> closes a stream, <c>/dev/full</c> is a full disk.</summary>
    internal static ToolRun Redirected(string redirections, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec dotnet \"$0\" \"$@\" {redirections}", Executable, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return Ended(process);
    }

    /// <summary>Starts the built tool.</summary>
    internal static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for a process to end.</summary>
    internal static ToolRun Ended(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(_patience))
        {
            process.Kill();
            throw new TimeoutException($"The tool did not end within {_patience}.");
        }

        return new(process.ExitCode, output.Result, error.Result);
    }
}
