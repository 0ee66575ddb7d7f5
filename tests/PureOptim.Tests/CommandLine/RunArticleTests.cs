using System.Text.Json.Nodes;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>Both experiments of the article in one command, the second one short.</summary>
public sealed class RunArticleTests
{
    [Fact]
    public void It_leaves_both_runs_side_by_side_and_prints_both_summaries()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("run", "article", "--steps", "100", "--seed", "3", "--json", "--out", folder.Path);
        Assert.Equal(0, run.ExitCode);
        string[] names = ["description.json", "figure.svg", "manifest.json", "report.html", "summary.json", "trace.csv"];
        Assert.Equal([.. names.Select(name => Path.Combine("mnist", name)), .. names.Select(name => Path.Combine("naive", name))], folder.Files);

        var summaries = JsonNode.Parse(run.Output)!.AsArray();
        Assert.Equal(["naive", "mnist"], summaries.Select(summary => (string)summary!["description"]!["name"]!));
        Assert.All(summaries, summary => Assert.Equal(100, (int)summary!["description"]!["steps"]!));

        // Nothing in naive is drawn from a seed, so it keeps its own.
        Assert.Equal([0, 3], summaries.Select(summary => (int)summary!["description"]!["seed"]!));
        Assert.Equal("pureoptim: --seed is 3; nothing in naive is drawn at random, so it changes nothing", run.ErrorLines[0]);

        // After 100 of 2,000 iterations every optimizer is right far more often than one guess in ten.
        Assert.All(summaries[1]!["results"]!.AsArray(), result => Assert.InRange((double)result!["testAccuracy"]!, 0.4, 1));

        var trace = File.ReadAllLines(folder["mnist", "trace.csv"]);
        Assert.Equal("optimizer,iteration,loss", trace[0]);
        Assert.Equal(1 + 6 * 100, trace.Length);
        Assert.StartsWith("SGD,1,", trace[1], StringComparison.Ordinal);

        // If it takes some seconds, plain lines of progress; nothing else.
        Assert.All(run.ErrorLines.Skip(1), line => Assert.Matches("^(naive|mnist) [A-Za-z]+: step [0-9]+, loss .* left$", line));
        Assert.DoesNotContain('\u001b', run.Error);
    }
}
