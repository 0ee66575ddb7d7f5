using System.Runtime.InteropServices;

namespace PureOptim.Runs.Store;

/// <summary>Where a run was made. As information only: no id and no digest depends on it.</summary>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">The processor's architecture.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Processors">How many processors there are.</param>
/// <param name="Threads">How many threads the run was given.</param>
internal sealed record Machine(string System, string Architecture, string Runtime, int Processors, int Threads)
{
    /// <summary>This machine.</summary>
    internal static Machine This(int threads) => new(
        RuntimeInformation.OSDescription, $"{RuntimeInformation.ProcessArchitecture}", RuntimeInformation.FrameworkDescription, Environment.ProcessorCount, threads);
}
