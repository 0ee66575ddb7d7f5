using System.Diagnostics;

namespace PureOptim.Benchmarks;

/// <summary>What processes of the tool that ran at the same time took.</summary>
/// <param name="Seconds">From the start of the first to the end of the last.</param>
/// <param name="Megabytes">The largest resident memory of one of them.</param>
internal readonly record struct ToolProcess(double Seconds, double Megabytes)
{
    private const int LookEveryMilliseconds = 20;

    /// <summary>Runs command lines of the tool at the same time, each in a process of its own.</summary>
    internal static ToolProcess Run(params string[][] commands)
    {
        var clock = Stopwatch.GetTimestamp();
        var processes = Array.ConvertAll(commands, Start);
        var output = Array.ConvertAll(processes, process => process.StandardOutput.ReadToEndAsync());
        var peak = 0L;
        while (processes.Any(process => !process.WaitForExit(LookEveryMilliseconds)))
        {
            foreach (var process in processes)
            {
                process.Refresh();
                if (!process.HasExited) peak = long.Max(peak, process.PeakWorkingSet64);
            }
        }

        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        Task.WaitAll(output);
        foreach (var (process, command) in processes.Zip(commands))
        {
            using (process) if (process.ExitCode != 0) throw new InvalidDataException($"{string.Join(' ', command)} failed.");
        }

        return new(seconds, peak / 1e6);
    }

    private static Process Start(string[] command) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Experiments.Program).Assembly.Location, .. command]) { RedirectStandardOutput = true })!;
}
