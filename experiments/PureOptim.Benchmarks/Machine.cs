using System.Runtime.InteropServices;

namespace PureOptim.Benchmarks;

/// <summary>What the benchmarks run on.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo", Name = "model name";

    /// <summary>The processor's name where the system tells it, the number of processors, and the runtime.</summary>
    internal static string Described =>
        $"{ProcessorName()}{Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}";

    private static string ProcessorName()
    {
        var line = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) : null;
        return line is null ? "" : $"{line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}, ";
    }
}
