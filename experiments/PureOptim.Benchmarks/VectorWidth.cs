using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PureOptim.Benchmarks;

/// <summary>
/// The width of the vector registers of both sides. .NET, OpenBLAS, XLA, oneDNN and PyTorch read it from the environment when they start: held to a width, the
/// program starts itself again.
/// </summary>
internal static class VectorWidth
{
    private const string Variable = "PUREOPTIM_BENCHMARK_WIDTH", WidestVariable = "PUREOPTIM_BENCHMARK_WIDEST";

    /// <summary>What holds each side to a width. Without AVX-512 OpenBLAS has its Haswell kernels, without AVX2 those of Nehalem, which have no fused multiply-add.</summary>
    private static readonly Dictionary<int, (string Name, string Value)[]> _held = new()
    {
        [512] = [("DOTNET_PreferredVectorBitWidth", "512"), ("OPENBLAS_CORETYPE", "SkylakeX"), ("ATEN_CPU_CAPABILITY", "avx512")],
        [256] = [("DOTNET_EnableAVX512", "0"), ("OPENBLAS_CORETYPE", "Haswell"), ("XLA_FLAGS", "--xla_cpu_max_isa=AVX2"), ("ONEDNN_MAX_CPU_ISA", "AVX2"), ("ATEN_CPU_CAPABILITY", "avx2")],
        [128] =
        [
            ("DOTNET_PreferredVectorBitWidth", "128"), ("OPENBLAS_CORETYPE", "Nehalem"), ("XLA_FLAGS", "--xla_cpu_max_isa=SSE4_2"), ("ONEDNN_MAX_CPU_ISA", "SSE41"),
            ("ATEN_CPU_CAPABILITY", "default"),
        ],
    };

    /// <summary>Whether the variables that choose kernels are this program's.</summary>
    internal static bool IsHeld => Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>The bits of our vectors in this process.</summary>
    internal static int Ours => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Our side, as rows name it.</summary>
    internal static string OursInWords => $"{Ours} bits";

    /// <summary>The width of our vectors, in words.</summary>
    internal static string Described => $"PureOptim with vectors of {OursInWords}{(IsHeld ? ", peers held to as many" : ", peers as they choose")}";

    /// <summary>The widths that the processor has, the widest first.</summary>
    internal static IEnumerable<int> OfProcessor => _held.Keys.OrderDescending().Where(width => width <= Widest);

    /// <summary>The bits of the processor's widest registers; a process that is held to fewer knows them from the one that started it.</summary>
    internal static int Widest => Environment.GetEnvironmentVariable(WidestVariable) is { } widest
        ? int.Parse(widest, CultureInfo.InvariantCulture)
        : Avx512F.VL.IsSupported ? 512 : Avx2.IsSupported ? 256 : 128;

    /// <summary>Whether this process was started for a width.</summary>
    internal static bool IsHeldTo(int width) => Environment.GetEnvironmentVariable(Variable) == Text(width);

    /// <summary>Runs the program again, held to a width.</summary>
    internal static int RunHeldTo(int width, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0], .. args] : args);
        foreach (var (name, value) in _held[width]) start.Environment[name] = value;
        start.Environment[Variable] = Text(width);
        start.Environment[WidestVariable] = Text(Widest);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
