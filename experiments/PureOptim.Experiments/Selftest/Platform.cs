using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace PureOptim.Experiments.Selftest;

/// <summary>The machine and the build, as information: no digest depends on them.</summary>
/// <param name="VectorBits">The widest vectors that the runtime computes with in hardware; 0 for none.</param>
/// <param name="HasFusedMultiplyAdd">Whether fused multiply-add is an instruction.</param>
/// <param name="IsDebugBuild">Whether the library was compiled without optimisation.</param>
internal sealed record Platform(int VectorBits, bool HasFusedMultiplyAdd, bool IsDebugBuild)
{
    /// <summary>The settings of the runtime that change how code is compiled.</summary>
    private static readonly string[] _settings = ["TieredCompilation", "TieredPGO", "ReadyToRun", "JITMinOpts"];

    /// <summary>This machine, under the settings of this process.</summary>
    internal static Platform Here => new(
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0,
        Fma.IsSupported || AdvSimd.Arm64.IsSupported,
        typeof(IOptimizer).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true });

    /// <summary>In one line.</summary>
    public override string ToString() => string.Join(", ",
    [
        $"{RuntimeInformation.OSArchitecture} {RuntimeInformation.RuntimeIdentifier}",
        RuntimeInformation.FrameworkDescription,
        VectorBits > 0 ? $"vectors of {VectorBits} bits" : "no vector instructions",
        HasFusedMultiplyAdd ? "fused multiply-add" : "no fused multiply-add",
        IsDebugBuild ? "Debug build" : "Release build",
        .. _settings.Where(name => Setting(name) is not null).Select(name => $"{name}={Setting(name)}"),
    ]);

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"DOTNET_{name}");
}
