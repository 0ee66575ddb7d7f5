using System.Text.Json;
using PureOptim.Article.Studies;
using PureOptim.Runs.Files;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Studies;

public sealed class StudyCommandTests
{
    [Fact]
    public void A_study_leaves_its_files_in_the_store_and_runs_no_trial_twice()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["run", "rotation", "--quick", "--store", folder["runs"], "--out", folder["out"]];
        var first = ToolRun.InProcess(command);
        Assert.Equal(0, first.ExitCode);
        Assert.Empty(Complaints(first));
        Assert.Contains("66 trials, 66 run now, 0 already", first.Output, StringComparison.Ordinal);
        string[] files = ["angles.svg", "description.json", "manifest.json", "paths.svg", "report.html", "summary.json", "trials.csv"];
        var study = Assert.Single(Directory.GetDirectories(Path.Combine(folder["runs"], "studies")));
        Assert.Equal([FolderLock.FileName, .. files], Directory.GetFiles(study).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(study, file)), File.ReadAllBytes(Path.Combine(folder["out"], file))));

        var page = File.ReadAllText(Path.Combine(study, "report.html"));
        var second = ToolRun.InProcess(command);
        Assert.Contains("66 trials, 0 run now, 66 already", second.Output, StringComparison.Ordinal);
        Assert.Equal(page, File.ReadAllText(Path.Combine(study, "report.html")));
    }

    [Fact]
    public void The_summary_and_the_page_name_every_trial()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("run", "rotation", "--quick", "--json", "--store", folder["runs"], "--out", folder["out"]);
        using var summary = JsonDocument.Parse(run.Output);
        var ids = summary.RootElement.GetProperty("trials").EnumerateArray().Select(trial => trial.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(66, ids.Distinct().Count());
        var (page, kept) = (File.ReadAllText(Path.Combine(folder["out"], "report.html")), TrialStore.IndexOf(folder["runs"]));
        Assert.All(ids, id => Assert.Contains(id, page, StringComparison.Ordinal));
        Assert.All(ids, id => Assert.NotNull(kept.Find(TrialId.Parse(id)!.Value)));
    }

    [Fact]
    public void A_damaged_result_is_run_again_and_said_so()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["run", "rotation", "--quick", "--store", folder["runs"]];
        ToolRun.InProcess(command);
        Damages.Do(Assert.Single(Directory.GetFiles(Path.Combine(folder["runs"], "trials", "results"))), "changed");
        var again = ToolRun.InProcess(command);
        Assert.Matches(@"66 trials, [1-9]\d* run now, \d+ already", again.Output);

        // One for the line; and where that is a template, one for each trial that has it.
        Assert.NotEmpty(Complaints(again));
        Assert.All(Complaints(again), line => Assert.EndsWith("; what it lost is run again", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--seed", "1")]
    [InlineData("--steps", "3")]
    [InlineData("--precision", "float32")]
    [InlineData("--again")]
    public void What_would_change_the_question_is_refused(params string[] option)
    {
        var run = ToolRun.InProcess(["run", "gamma-one", .. option]);
        Assert.Equal((2, $"pureoptim: {option[0]} is given; gamma-one says itself what it runs, and takes --quick, --threads, --store, --out, --json and --quiet"), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    [Fact]
    public void Only_a_study_can_be_quick() =>
        Assert.StartsWith("pureoptim: --quick applies to studies only", Assert.Single(ToolRun.InProcess("run", "naive", "--quick").ErrorLines), StringComparison.Ordinal);

    [Theory]
    [InlineData("gamma-one")]
    [InlineData("rotation")]
    [InlineData("gamma-sensitivity")]
    [InlineData("zoo")]
    public void A_study_can_be_described(string name)
    {
        var run = ToolRun.InProcess("describe", name);
        Assert.Equal(Study.Find(name)!.Describe(quick: false).Canonical, run.Output);
        using var described = JsonDocument.Parse(run.Output);
        Assert.Equal(name, described.RootElement.GetProperty("name").GetString());
    }

    /// <summary>The text on stderr besides progress, of which a slow machine shows some.</summary>
    private static string[] Complaints(ToolRun run) => [.. run.ErrorLines.Where(line => line.StartsWith("pureoptim:", StringComparison.Ordinal))];
}
