using System.Security.Cryptography;
using System.Text;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>
/// The output of commands and the files that they leave, compared with those of an earlier version of the tool: a change that is meant to change nothing
/// changes no id, no digest, no number, no figure and no page. After an intended change, renew the file that the failure names.
/// </summary>
public sealed class OutputsTests
{
    private const string Sweep = """
        { "name": "small-sweep", "steps": 20, "precision": {"each": ["float32", "float64"]}, "problem": {"minimize": {"objective": {"each": ["valley", "rosenbrock"]}}},
          "optimizers": [{"optimizer": {"rmsProp": {"decay": {"each": [0.9, 0.99, 1]}, "learningRate": {"each": {"logarithmic": {"from": 0.001, "to": 1, "count": 4}}}}}}, {"optimizer": "sgd"}] }
        """;

    [Theory]
    [InlineData("run naive")]
    [InlineData("run mnist --steps 50")]
    [InlineData("run gamma-one --quick")]
    [InlineData("run rotation --quick")]
    [InlineData("run zoo --quick")]
    [InlineData("run claims --quick")]
    [InlineData("sweep SWEEP")]
    [InlineData("laws --law B16 --optimizer sgd --cases 20")]
    [InlineData("describe mnist")]
    [InlineData("parity NAIVE")]
    public void A_command_prints_and_writes_what_it_did(string command)
    {
        using var folder = new TemporaryFolder();
        string[] words =
        [
            .. command.Split(' ').Select(word => word switch
            {
                "SWEEP" => folder.Write("sweep.json", Sweep),
                "NAIVE" => Path.Combine(AppContext.BaseDirectory, "Golden", "naive.json"),
                _ => word,
            }),
            .. command.StartsWith("describe", StringComparison.Ordinal) || command.StartsWith("parity", StringComparison.Ordinal)
                ? Array.Empty<string>()
                : ["--store", folder["runs"], "--out", folder["out"]],
        ];
        var run = ToolRun.InProcess(words);
        Assert.Equal(0, run.ExitCode);

        var name = $"{words[0]} {Path.GetFileNameWithoutExtension(words.ElementAtOrDefault(1) ?? "")}".Replace("--law", "B16", StringComparison.Ordinal) + ".txt";
        var found = run.Output.Replace(folder.Path, "FOLDER", StringComparison.Ordinal).Replace(AppContext.BaseDirectory, "HERE/", StringComparison.Ordinal) + Hashes(folder["out"]);
        var written = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "CommandLine", "Found")).FullName, name);
        File.WriteAllText(written, found);
        var kept = Path.Combine(AppContext.BaseDirectory, "CommandLine", "Outputs", name);
        Assert.True(File.Exists(kept) && File.ReadAllText(kept) == found, $"\"{command}\" does not do what it did. Compare, and copy it there if that is meant: diff '{written}' 'tests/PureOptim.Tests/CommandLine/Outputs/{name}'");
    }

    /// <summary>The SHA-256 of each file but the manifest, which has those of the others and for some the time.</summary>
    private static string Hashes(string folder)
    {
        var text = new StringBuilder();
        if (!Directory.Exists(folder)) return "";
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Where(file => Path.GetFileName(file) != "manifest.json"))
            text.Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
        return text.ToString();
    }
}
