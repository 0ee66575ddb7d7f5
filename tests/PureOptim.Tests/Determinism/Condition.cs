using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using PureOptim.Experiments.Selftest;

namespace PureOptim.Tests.Determinism;

/// <summary>The conditions under which a process computes: the widest vectors it may use, the compilation of its code, the number of threads, and the precision.</summary>
/// <param name="VectorBits">512, 256 or 128 bits, or 0 for no hardware intrinsics at all.</param>
/// <param name="Compilation">The setting of the just-in-time compiler.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Precision">float32 or float64.</param>
internal sealed record Condition(int VectorBits, Compilation Compilation, int Threads, string Precision)
{
    internal static readonly ImmutableArray<int> Widths = [512, 256, 128, 0];
    internal static readonly ImmutableArray<int> ThreadCounts = [1, 2, 3, 4];
    internal static readonly ImmutableArray<string> Precisions = ["float32", "float64"];

    /// <summary>
    /// Every pair of a width and a number of threads, once each, with the compilation and the precision chosen so that every pair of any two values
    /// of different axes is there: the compilation follows a Latin square, the precision alternates along both axes.
    /// </summary>
    internal static ImmutableArray<Condition> Pairwise { get; } =
    [
        .. from width in Enumerable.Range(0, 4)
           from threads in Enumerable.Range(0, 4)
           let compilation = ((width + threads) % 4) switch { 0 => Compilation.Unoptimized, 1 => Compilation.Full, _ => Compilation.Tiered }
           select new Condition(Widths[width], compilation, ThreadCounts[threads], Precisions[(width + threads / 2) % 2]),
    ];

    /// <summary>The settings of the runtime that make a process compute like this.</summary>
    internal ImmutableDictionary<string, string> Environment => ImmutableDictionary.CreateRange(
    [
        .. VectorBits switch
        {
            256 => [Setting("EnableAVX512", "0")],
            // Fused multiply-add stays on: without AVX2 there is none, which would take minutes, and is in the whole matrix.
            128 => [Setting("PreferredVectorBitWidth", "128")],
            0 => [Setting("EnableHWIntrinsic", "0")],
            _ => Array.Empty<KeyValuePair<string, string>>(),
        },
        .. Compilation switch
        {
            Compilation.Full => [Setting("TieredCompilation", "0")],
            Compilation.Unoptimized => [Setting("JITMinOpts", "1")],
            _ => Array.Empty<KeyValuePair<string, string>>(),
        },
    ]);

    /// <summary>The conditions that a process finds under these settings: no wider vectors than the machine has.</summary>
    internal int EffectiveBits => int.Min(
        VectorBits, Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0);

    /// <summary>
    /// The rows that are quick. Code that is not optimised, or has no vectors, takes minutes for the long network, and code that is neither takes one
    /// for the short network too; the whole matrix has them all.
    /// </summary>
    internal ImmutableArray<SelfTest> Rows => [.. SelfTests.Rows.Where(row => row is not NetworkRow network || network.Iterations <= LongestNetwork)];

    private long LongestNetwork => (VectorBits, Compilation) switch
    {
        (0, Compilation.Unoptimized) => 0,
        (0, _) or (_, Compilation.Unoptimized) => 3,
        _ => long.MaxValue,
    };

    private static KeyValuePair<string, string> Setting(string name, string value) => new($"DOTNET_{name}", value);
}
