using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Tests.Replay;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>The behaviour of a second <c>run</c> of a finished run.</summary>
public sealed class FinishedRunTests
{
    [Fact]
    public void It_is_read_and_not_made_again()
    {
        using var folder = StoredRuns.Finished();
        var times = Times(folder);
        var (run, json) = (StoredRuns.Run(folder), StoredRuns.Run(folder, "--json"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith($"Run {StoredRuns.Only(folder).Key} was finished on ", StringComparison.Ordinal));
        Assert.Equal(times, Times(folder));

        // The table and the JSON are those of the first time, labels with quotation marks and NaN included.
        using var fresh = new TemporaryFolder();
        fresh.Write("d.json", StoredRuns.Small);
        var first = StoredRuns.Run(fresh);
        Assert.Equal(first.Output.Split("\nRun ")[0], run.Output.Split("\nRun ")[0]);
        Assert.Contains("NaN", run.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(StoredRuns.Only(fresh)["summary.json"]), json.Output);
    }

    [Fact]
    public void Again_runs_it_anew_and_says_that_every_link_agrees()
    {
        using var folder = StoredRuns.Finished();
        var times = Times(folder);
        var run = StoredRuns.Run(folder, "--again");
        Assert.Equal(0, run.ExitCode);

        // 3 optimizers with a link at the start and every 10 of 60 steps.
        Assert.Equal($"Run {StoredRuns.Only(folder).Key} run again agrees in all 21 links and every number of the trace.", Assert.Single(run.ErrorLines));
        Assert.Equal(times, Times(folder));
    }

    [Fact]
    public void Again_names_optimizer_and_step_where_the_store_says_otherwise()
    {
        using var folder = new TemporaryFolder();
        var (honest, other) = (Plan.For(Samples.Path(0.99), null, 1), Plan.For(Samples.Path(0.5), null, 1));
        var run = new StoredRun(folder["runs", Samples.Keep(folder, new ChangedPlan(honest, other, Step: 17), every: 10)]);
        var again = Samples.Tool(folder, "run", run[StoredRun.DescriptionFile], "--again");
        Assert.Equal(1, again.ExitCode);
        Assert.Equal($"pureoptim: run {run.Key} run again differs: RmsProp after step 10; \"pureoptim replay {run.Key}\" finds the place", Assert.Single(again.ErrorLines));
    }

    [Fact]
    public void Out_gets_a_copy_of_the_results()
    {
        using var folder = StoredRuns.Finished();
        StoredRuns.Run(folder, "--out", folder["copy"]);
        var run = StoredRuns.Only(folder);
        Assert.Equal(["description.json", "figure.svg", "manifest.json", "report.html", "summary.json", "trace.csv"], Directory.GetFiles(folder["copy"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(folder["copy"]).Where(file => !file.EndsWith(Manifest.FileName, StringComparison.Ordinal)), file => Assert.Equal(File.ReadAllBytes(run[Path.GetFileName(file)]), File.ReadAllBytes(file)));
    }

    [Fact]
    public void The_manifest_says_what_was_made_of_what_and_every_file_has_its_hash()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        var manifest = run.ReadManifest()!;
        Assert.Equal((run.ReadDescription().Id, "small", "finished", 10L), (manifest.Id, manifest.Name, manifest.Status, manifest.Every));
        Assert.Equal(["SGD, \"too\" fast", "Momentum", "Adam"], manifest.Results.Select(result => result.Label));
        Assert.Equal(double.NaN, manifest.Results[0].FinalLoss);
        Assert.InRange(manifest.Ended, manifest.Started, DateTime.UtcNow);
        var files = StoredRuns.Files(folder);
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), manifest.Files.Keys);
        Assert.All(files, file => Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Convert.FromHexString(file.Value))), manifest.Files[file.Key]));
        Assert.Empty(manifest.Data);
        Assert.Equal(manifest.Id, manifest.Files["description.json"]);
    }

    [Fact]
    public void Another_spacing_of_links_is_not_ignored_in_silence()
    {
        using var folder = StoredRuns.Finished();
        Assert.Empty(StoredRuns.Run(folder).ErrorLines);
        var run = ToolRun.InProcess("run", folder["d.json"], "--store", folder["runs"], "--every", "20");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([$"pureoptim: --every is 20; run {StoredRuns.Only(folder).Key} is finished with a link every 10 steps, and stays so"], run.ErrorLines);
        Assert.Equal(10, StoredRuns.Only(folder).ReadManifest()!.Every);
    }

    private static Dictionary<string, DateTime> Times(TemporaryFolder folder) =>
        folder.Files.Where(file => !file.EndsWith(FolderLock.FileName, StringComparison.Ordinal)).ToDictionary(file => file, file => File.GetLastWriteTimeUtc(folder[file]));
}
