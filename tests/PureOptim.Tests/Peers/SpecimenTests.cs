using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Peers;

/// <summary>The laws on an Adam in plain Python: none is broken by one that is sound, and one with one thing spoiled breaks the law that is about it.</summary>
public sealed class SpecimenTests
{
    [FactWithPython]
    public void A_sound_optimizer_breaks_no_law()
    {
        var run = Laws("Adam");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(Broken(run));
    }

    [TheoryWithPython]
    [InlineData("rest", "D1")]
    [InlineData("place", "B8")]
    [InlineData("shared", "A2")]
    [InlineData("state", "A3")]
    [InlineData("overwrites", "A1")]
    [InlineData("zero", "P2")]
    [InlineData("scalar", "P1")]
    [InlineData("order", "B2")]
    [InlineData("correction", "P3")]
    [InlineData("maximize", "B9")]
    public void A_spoiled_optimizer_breaks_the_law_about_it(string spoiled, string law)
    {
        var run = Laws($"Adam spoiled={spoiled}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(law, Broken(run));
    }

    [FactWithPython]
    public void The_script_of_a_counterexample_shows_it_without_the_tool()
    {
        using var folder = new TemporaryFolder();
        var run = Laws("Adam spoiled=rest", "--law", "D1", "--out", folder["out"]);
        var script = Assert.Single(Directory.GetFiles(folder["out"], "D1-*.py"));
        var text = File.ReadAllText(script);
        Assert.DoesNotContain("peer", text, StringComparison.OrdinalIgnoreCase);
        using var python = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("python3", [script]) { RedirectStandardOutput = true })!;
        var points = python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim()).ToArray();
        // On a gradient of zero the parameter grows by ε, which is 1e-3 by default, as the verdict says too.
        Assert.NotEmpty(points);
        Assert.Contains(points[^1].Split(' ')[0], run.Output, StringComparison.Ordinal);
    }

    [FactWithPython]
    public void A_counterexample_is_found_again_by_the_line_that_is_printed()
    {
        var first = Laws("Adam spoiled=rest", "--law", "D1");
        var cell = Cells(first).Single();
        var again = Laws("Adam spoiled=rest", "--law", "D1", "--replay", $"{cell["replay"]}");
        Assert.Equal($"{cell["counterexample"]}", $"{Cells(again).Single()["counterexample"]}");
    }

    private static ToolRun Laws(string optimizer, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var adapter = Path.Combine(AppContext.BaseDirectory, "Peers", "specimen_adapter.py");
        var adapters = Path.Combine(AppContext.BaseDirectory, "adapters");
        string[] cases = more.Contains("--replay") ? [] : ["--cases", "40"];
        return ToolRun.InProcess(["laws", "--command", $"env \"PYTHONPATH={adapters}\" PYTHONDONTWRITEBYTECODE=1 python3 \"{adapter}\" {optimizer}", .. cases, "--json", "--store", folder["store"], .. more]);
    }

    private static IEnumerable<JsonNode> Cells(ToolRun run) => JsonNode.Parse(run.Output)!["laws"]!.AsArray().SelectMany(law => law!["verdicts"]!.AsArray()).Select(cell => cell!);

    private static ImmutableArray<string> Broken(ToolRun run) =>
    [
        .. from law in JsonNode.Parse(run.Output)!["laws"]!.AsArray()
           where law!["verdicts"]!.AsArray().Any(cell => $"{cell!["verdict"]}" == "brokenPromise")
           select $"{law["id"]}",
    ];
}
