using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PureOptim.Benchmarks;

/// <summary>How the programs of <c>peers/</c> are started.</summary>
internal static class PeerProcess
{
    /// <summary>The environment that peers/README.md installs JAX into.</summary>
    internal static string[] Jax { get; } = [Environment.GetEnvironmentVariable("PEERS_JAX")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "peers", "bin", "python")];

    /// <summary>JAX brings a numpy with a newer OpenBLAS than Debian's, which belongs to /usr/bin/python3 whatever comes first in the path.</summary>
    internal static string[] Numpy { get; } = [Environment.GetEnvironmentVariable("PEERS_NUMPY") ?? Jax[0], "/usr/bin/python3", "python3"];

    /// <summary>Debian's PyTorch belongs to /usr/bin/python3.</summary>
    internal static string[] Torch { get; } = [Environment.GetEnvironmentVariable("PEERS_TORCH") ?? "/usr/bin/python3"];

    /// <summary>Where a program of <c>peers/</c> is.</summary>
    internal static string PathOf(string program) => Path.Combine(AppContext.BaseDirectory, "peers", program);

    /// <summary>Starts a process whose output and errors can be read; null if the command cannot be started.</summary>
    /// <param name="command">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="threads">The threads of OpenBLAS; without it, as many as it likes.</param>
    /// <param name="input">Whether its input can be written.</param>
    internal static Process? Start(string command, IEnumerable<string> arguments, int? threads, bool input = false)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardInput = input, RedirectStandardOutput = true, RedirectStandardError = true };
        // With these the peers run other kernels than the fastest that the processor has: as they should where a width is asked for.
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        foreach (var name in (ReadOnlySpan<string>)["OPENBLAS_CORETYPE", "ATEN_CPU_CAPABILITY"]) if (!VectorWidth.IsHeld) start.Environment.Remove(name);
        if (threads is { } count) start.Environment["OPENBLAS_NUM_THREADS"] = count.ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Why a process that was started gave nothing: the last line of its errors, or its exit code.</summary>
    /// <param name="command">The command.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="errors">What it wrote of errors.</param>
    internal static string Absence(string command, int exitCode, string errors) =>
        $"absent: {(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : $"{command} ended with {exitCode}")}";
}
