using PureOptim.Benchmarks;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Trials;
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

    [Fact]
    public void Studies_and_trials_follow_the_runs_the_trials_by_number_and_version()
    {
        using var folder = StudyAndTrial();
        var all = Runs(folder);
        Assert.Equal($"{folder["runs"]}: no runs", Assert.Single(all.ErrorLines));
        Assert.Matches(
            $@"^study +name +status +when \(UTC\) +trials\n{Key} +zoo +finished +\d{{4}}-\d\d-\d\d \d\d:\d\d +2\n\n1 trial of sweeps and studies in 1 file, 0\.0 MB\n  1 trial by PureOptim \S+\n$",
            all.Output);
        Assert.StartsWith("study ", Runs(folder, "--studies").Output, StringComparison.Ordinal);
        Assert.Equal([Key], Keys(folder, "--studies", "--name", "zoo"));
        Assert.Equal($"{folder["runs"]}: no studies", Assert.Single(Runs(folder, "--studies", "--name", "rotation").ErrorLines));
        Assert.StartsWith("1 trial of sweeps and studies in 1 file, ", Runs(folder, "--trials").Output, StringComparison.Ordinal);
        Assert.Equal("pureoptim: --trials counts the trials, which have no name and no status; --name is about what is listed: give one of them", Assert.Single(Runs(folder, "--trials", "--name", "zoo").ErrorLines));
    }

    [Fact]
    public void A_study_that_was_not_finished_or_is_damaged_is_listed_as_such()
    {
        using var folder = StudyAndTrial();
        var study = folder["runs", "studies", Key];
        File.WriteAllText(Path.Combine(study, "summary.json"), "{");
        Assert.Matches($"\n{Key} +damaged ", Runs(folder, "--studies").Output);
        File.Delete(Path.Combine(study, "summary.json"));
        Assert.Matches($"\n{Key} +interrupted ", Runs(folder, "--studies").Output);
        using var part = FolderLock.TryShare(study);
        Assert.Matches($"\n{Key} +running ", Runs(folder, "--studies").Output);
    }

    [Fact]
    public void Studies_are_pruned_by_name_and_not_while_a_process_is_at_work()
    {
        using var folder = StudyAndTrial();
        var study = folder["runs", "studies", Key];
        Assert.StartsWith($"{folder["runs"]}: deleted 0 studies", Runs(folder, "--studies", "--prune", "--name", "rotation").Output, StringComparison.Ordinal);
        using (FolderLock.TryShare(study))
        using (FolderLock.TryShare(study))
            Assert.EndsWith("1 study left, because a process is at work there\n", Runs(folder, "--studies", "--prune").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(study, "trials.csv")));
        Assert.StartsWith($"{folder["runs"]}: deleted 1 study, 0.0 MB", Runs(folder, "--studies", "--prune", "--name", "zoo").Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(study));
        Assert.Equal(1, TrialStore.IndexOf(folder["runs"]).Count);
    }

    [Fact]
    public void Trials_are_pruned_by_age_and_not_while_a_process_is_at_work()
    {
        using var folder = StudyAndTrial();
        Assert.EndsWith("deleted 0 trials in 0 files, 0.0 MB\n", Runs(folder, "--trials", "--prune", "--older-than", "3").Output, StringComparison.Ordinal);
        var open = folder["runs", "trials", "results", "elsewhere-1-0.open"];
        File.WriteAllText(open, "");
        using (FolderLock.TryTakeFile(Path.ChangeExtension(open, ".lock")))
        {
            Assert.EndsWith("; a process is writing to 1 of them", Runs(folder, "--trials").Output.Split('\n')[0], StringComparison.Ordinal);
            Assert.EndsWith("trials: nothing was deleted, because a process is at work there\n", Runs(folder, "--trials", "--prune").Output, StringComparison.Ordinal);
        }

        Assert.Equal(1, TrialStore.IndexOf(folder["runs"]).Count);
        Assert.EndsWith("deleted 1 trial in 2 files, 0.0 MB\n", Runs(folder, "--trials", "--prune").Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder["runs", "trials", "results"]));
        Assert.Equal([Key], Keys(folder, "--studies"));
    }

    [Fact]
    public void Trials_of_early_versions_are_counted_and_pruned_too()
    {
        using var earlier = new EarlierStore();
        var count = TrialStore.IndexOf(earlier.Path).Count;
        Assert.Contains($"\n{count} trials of sweeps and studies in {count} files, ", ToolRun.InProcess("runs", "--store", earlier.Path).Output, StringComparison.Ordinal);
        Assert.Contains($": deleted {count} trials in {count} files, ", ToolRun.InProcess("runs", "--trials", "--prune", "--store", earlier.Path).Output, StringComparison.Ordinal);
        Assert.Equal(["results"], Directory.GetFileSystemEntries(TrialStore.FolderIn(earlier.Path)).Select(Path.GetFileName));
    }

    private const string Key = "0123456789abcdef";

    /// <summary>A store with a study of two trials, as far as its list reads it, and with one trial.</summary>
    private static TemporaryFolder StudyAndTrial()
    {
        var folder = new TemporaryFolder();
        var sweep = folder.Write("s.json", """{"name": "x", "steps": 2, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": "sgd"}]}""");
        Assert.Equal(0, ToolRun.InProcess("sweep", sweep, "--store", folder["runs"]).ExitCode);
        var study = Directory.CreateDirectory(folder["runs", "studies", Key]).FullName;
        File.WriteAllText(Path.Combine(study, "summary.json"), """{"study": "zoo"}""");
        File.WriteAllText(Path.Combine(study, "trials.csv"), "id\none\ntwo\n");
        return folder;
    }

    private static ToolRun Runs(TemporaryFolder folder, params string[] options) => ToolRun.InProcess(["runs", "--store", folder["runs"], .. options]);

    private static string[] Keys(TemporaryFolder folder, params string[] options) =>
        [.. Runs(folder, options).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0])];

    private static string[] KeysOf(TemporaryFolder folder, string name) => Keys(folder, "--name", name);
}
