using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Data;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Determinism;

/// <summary>
/// The determinism contract, as a user meets it: the tool, as processes of their own, gives the same digests on any number of threads and
/// under any setting of the just-in-time compiler.
/// </summary>
public sealed class SameBitsTests
{
    private static readonly Dictionary<string, string> _asIs = [];
    private static readonly Dictionary<string, string> _noIntrinsics = Setting("DOTNET_EnableHWIntrinsic");

    /// <summary>Thread counts and settings under which the whole is quick.</summary>
    public static TheoryData<int, string> Conditions => new()
    {
        { 2, "" },
        { 4, "" },
        { 1, "DOTNET_EnableAVX512" },
        { 2, "DOTNET_EnableAVX2" },
        { 1, "DOTNET_TieredCompilation" },
    };

    private static readonly Lazy<string[]> _naive = new(() => Digests(_asIs, "naive"));
    private static readonly Lazy<string[]> _fifty = new(() => Digests(_asIs, "mnist", "--threads", "1", "--steps", "50"));
    private static readonly Lazy<string[]> _three = new(() => Digests(_asIs, "mnist", "--threads", "1", "--steps", "3"));

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Paths_and_fifty_iterations_of_the_network_have_the_same_digests(int threads, string switchedOff)
    {
        var environment = Setting(switchedOff);
        Assert.Equal(_naive.Value, Digests(environment, "naive"));
        Assert.Equal(_fifty.Value, Digests(environment, "mnist", "--threads", $"{threads}", "--steps", "50"));
    }

    [Fact]
    public void Without_any_intrinsics_paths_and_three_iterations_have_the_same_digests()
    {
        Assert.Equal(_naive.Value, Digests(_noIntrinsics, "naive"));
        Assert.Equal(_three.Value, Digests(_noIntrinsics, "mnist", "--threads", "2", "--steps", "3"));
    }

    [Fact]
    public void In_double_precision_too()
    {
        var alone = Digests(_asIs, "mnist", "--precision", "float64", "--threads", "1", "--steps", "3");
        Assert.Equal(alone, Digests(_asIs, "mnist", "--precision", "float64", "--threads", "4", "--steps", "3"));
        Assert.Equal(alone, Digests(Setting("DOTNET_EnableAVX512"), "mnist", "--precision", "float64", "--threads", "2", "--steps", "3"));
        Assert.NotEqual(alone, _three.Value);
    }

    [Fact]
    public void Another_seed_has_other_digests() =>
        Assert.NotEqual(_three.Value, Digests(_asIs, "mnist", "--seed", "1", "--steps", "3"));

    /// <summary>Runs the tool; the digests of the final parameters, one for each optimizer, with the accuracies, where there are some.</summary>
    private static string[] Digests(Dictionary<string, string> environment, string what, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string[] data = what == "mnist" ? ["--data", ShortTest(folder)] : [];
        var run = ToolRun.AsProcess(environment, ["run", what, "--out", folder["out"], .. options, .. data]);
        Assert.True(run.ExitCode == 0, run.Error);
        var results = JsonNode.Parse(File.ReadAllText(folder["out", "summary.json"]))!["results"]!.AsArray();
        Assert.Equal(6, results.Count);
        return [.. results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{result!["optimizer"]} {result["digest"]} {result["testAccuracy"]}"))];
    }

    /// <summary>MNIST with the first 100 of its 10,000 test images: without intrinsics the rest would take minutes and prove nothing more.</summary>
    private static string ShortTest(TemporaryFolder folder)
    {
        const int Kept = 100;
        Directory.CreateDirectory(folder["data"]);
        foreach (var name in new[] { "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz" })
            File.Copy(Path.Combine(ImageFolder.BuiltIn, name), folder["data", name]);
        foreach (var (name, header, each) in new[] { ("t10k-images-idx3-ubyte", 16, 28 * 28), ("t10k-labels-idx1-ubyte", 8, 1) })
        {
            var bytes = new byte[header + Kept * each];
            using var unpacked = new GZipStream(File.OpenRead(Path.Combine(ImageFolder.BuiltIn, $"{name}.gz")), CompressionMode.Decompress);
            unpacked.ReadExactly(bytes);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), Kept);
            File.WriteAllBytes(folder["data", name], bytes);
        }

        return folder["data"];
    }

    /// <summary>An environment with one switch of the runtime off.</summary>
    private static Dictionary<string, string> Setting(string switchedOff) => switchedOff.Length == 0 ? [] : new() { [switchedOff] = "0" };
}
