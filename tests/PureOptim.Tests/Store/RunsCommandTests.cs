using PureOptim.Benchmarks;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

public sealed class RunsCommandTests
{
    [Fact]
    public void It_lists_every_run_with_name_status_time_loss_and_optimizers()
    {
        using var folder = StoredRuns.Finished();
        var lines = Runs(folder).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(["run", "name", "status", "when (UTC)", "lowest final loss", "optimizers"], lines[0].Split("  ", StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim()));
        var cells = Assert.Single(lines[1..]).Split("  ", StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim()).ToArray();
        var (run, manifest) = (StoredRuns.Only(folder), StoredRuns.Only(folder).ReadManifest()!);
        Assert.Equal([run.Key, "small", "finished", $"{manifest.Ended:yyyy-MM-dd HH:mm}"], cells[..4]);
        Assert.Equal("SGD, \"too\" fast, Momentum, Adam", cells[5]);
    }

    [Fact]
    public void Of_a_run_that_is_not_finished_it_says_whether_a_process_is_at_work()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        File.Delete(run["manifest.json"]);
        Assert.Contains("  interrupted  ", Runs(folder).Output, StringComparison.Ordinal);
        using (FolderLock.TryTake(run.Folder)) Assert.Contains("  running  ", Runs(folder).Output, StringComparison.Ordinal);
        File.WriteAllText(run["manifest.json"], "{}");
        Assert.Contains("  damaged  ", Runs(folder).Output, StringComparison.Ordinal);
        File.WriteAllText(run["description.json"], "{}");
        Assert.Contains(run.Key, Runs(folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_filters_by_name_status_and_age()
    {
        using var folder = StoredRuns.Finished();
        TinyRuns.Fill(new(folder["runs"]), 3); // Their manifests are of 1970.
        File.Delete(new RunStore(folder["runs"]).List().First(run => run.ReadManifest()!.Name == "tiny")["manifest.json"]);
        Assert.Equal(4, Keys(folder).Length);
        Assert.Equal(KeysOf(folder, "small"), Keys(folder, "--name", "small"));
        Assert.Equal(3, Keys(folder, "--name", "tiny").Length);
        Assert.Equal(3, Keys(folder, "--status", "finished").Length);
        Assert.Single(Keys(folder, "--status", "interrupted"));
        Assert.Equal(2, Keys(folder, "--older-than", "1").Length);
        Assert.Single(Keys(folder, "--older-than", "0", "--name", "small"));
        var none = Runs(folder, "--name", "nobody");
        Assert.Equal((0, "", $"{folder["runs"]}: no runs"), (none.ExitCode, none.Output, Assert.Single(none.ErrorLines)));
        Assert.Equal("pureoptim: --status is finsihed; that is unknown; the nearest is \"finished\" (of damaged, finished, interrupted, running)", Assert.Single(Runs(folder, "--status", "finsihed").ErrorLines));
    }

    [Fact]
    public void It_prunes_what_is_not_finished_and_what_it_is_told_to_and_nothing_else()
    {
        using var folder = StoredRuns.Finished();
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("precious", "");
        var store = new RunStore(folder["runs"]);
        TinyRuns.Fill(store, 4);
        var tiny = store.List().Where(run => run.ReadManifest()!.Name == "tiny").ToArray();
        File.Delete(tiny[0]["manifest.json"]);
        File.WriteAllText(tiny[1]["manifest.json"], "");
        File.Delete(tiny[2]["manifest.json"]);
        Directory.CreateSymbolicLink(Path.Combine(tiny[0].Folder, "link"), elsewhere.Path);
        Directory.CreateDirectory(folder["runs", "trials"]);

        using (FolderLock.TryTake(tiny[2].Folder))
            Assert.StartsWith($"{store.Path}: deleted 2 runs, 0.0 MB", Runs(folder, "--prune").Output, StringComparison.Ordinal);
        Assert.Equal([tiny[2].Key, tiny[3].Key], store.List().Select(run => run.Key).Where(key => key != KeysOf(folder, "small")[0]).Order(StringComparer.Ordinal));
        using (FolderLock.TryTake(tiny[2].Folder))
            Assert.Contains("1 run left, because a process is at work there", Runs(folder, "--prune", "--name", "tiny").Output, StringComparison.Ordinal);
        Assert.Equal(2, Keys(folder).Length);
        Assert.StartsWith($"{store.Path}: deleted 1 run, ", Runs(folder, "--prune", "--older-than", "0", "--name", "small").Output, StringComparison.Ordinal);
        Assert.Equal([tiny[2].Key], Keys(folder));
        Assert.Equal(["precious"], elsewhere.Files);
        Assert.True(Directory.Exists(folder["runs", "trials"]));
    }

    [Fact]
    public void A_store_of_many_runs_is_listed_whole_and_in_order()
    {
        // The time that ten thousand take is measured by the benchmarks.
        using var folder = new TemporaryFolder();
        TinyRuns.Fill(new(folder["runs"]), 300);
        Assert.Equal(new RunStore(folder["runs"]).List().Select(run => run.Key), Keys(folder));
        Assert.Equal(300, Keys(folder).Distinct().Count());
    }

    private static ToolRun Runs(TemporaryFolder folder, params string[] options) => ToolRun.InProcess(["runs", "--store", folder["runs"], .. options]);

    private static string[] Keys(TemporaryFolder folder, params string[] options) =>
        [.. Runs(folder, options).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0])];

    private static string[] KeysOf(TemporaryFolder folder, string name) => Keys(folder, "--name", name);
}
