using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace PureOptim.Benchmarks;

/// <summary>
/// The width of the vector registers of both sides. .NET, OpenBLAS, XLA and oneDNN read it from the environment when they start: held to a width, the program
/// starts itself again.
/// </summary>
internal static class VectorWidth
{
    private const string Variable = "PUREOPTIM_BENCHMARK_WIDTH";

    /// <summary>What holds each side to a width. Without AVX-512 OpenBLAS has its Haswell kernels, without AVX2 those of Nehalem, which have no fused multiply-add.</summary>
    private static readonly Dictionary<int, (string Name, string Value)[]> _held = new()
    {
        [512] = [("DOTNET_PreferredVectorBitWidth", "512"), ("OPENBLAS_CORETYPE", "SkylakeX")],
        [256] = [("DOTNET_EnableAVX512", "0"), ("OPENBLAS_CORETYPE", "Haswell"), ("XLA_FLAGS", "--xla_cpu_max_isa=AVX2"), ("ONEDNN_MAX_CPU_ISA", "AVX2")],
        [128] = [("DOTNET_PreferredVectorBitWidth", "128"), ("OPENBLAS_CORETYPE", "Nehalem"), ("XLA_FLAGS", "--xla_cpu_max_isa=SSE4_2"), ("ONEDNN_MAX_CPU_ISA", "SSE41")],
    };

    /// <summary>Whether the variables that choose kernels are this program's.</summary>
    internal static bool IsHeld => Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>The width of our vectors, in words.</summary>
    internal static string Described => $"PureOptim with vectors of {Ours} bits{(IsHeld ? ", peers held to as many" : ", peers as they choose")}";

    private static int Ours => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Whether this process was started for a width.</summary>
    internal static bool IsHeldTo(int width) => Environment.GetEnvironmentVariable(Variable) == width.ToString("D", null);

    /// <summary>Runs the program again, held to a width.</summary>
    internal static int RunHeldTo(int width, string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0], .. args] : args);
        foreach (var (name, value) in _held[width]) start.Environment[name] = value;
        start.Environment[Variable] = width.ToString("D", null);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
