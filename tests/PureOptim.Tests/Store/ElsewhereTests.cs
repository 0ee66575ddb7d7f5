using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>Stores in unusual places.</summary>
public sealed class ElsewhereTests
{
    [Theory]
    [InlineData("with spaces and 'quotes'")]
    [InlineData("日本語 ü ñ ש")]
    [InlineData("-dash")]
    [InlineData("%20$HOME")]
    public void A_folder_may_have_any_name(string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[name]);
        var (file, store, copy) = (folder.Write(Path.Combine(name, "d.json"), StoredRuns.Small), folder[name, "runs"], folder[name, "copy"]);
        Assert.Equal(0, ToolRun.InProcess("run", file, "--store", store, "--out", copy).ExitCode);
        var run = Assert.Single(new RunStore(store).List());
        Assert.Equal(0, ToolRun.InProcess("replay", run.Key, "--store", store).ExitCode);
        Assert.Equal($"{store}: 1 run (0 of them unfinished), 0 trials, 0 studies, 0 problems\n", ToolRun.InProcess("verify", store).Output);
        Assert.Equal(File.ReadAllBytes(run["trace.csv"]), File.ReadAllBytes(Path.Combine(copy, "trace.csv")));
    }

    [Fact]
    public void A_store_and_a_run_may_be_links()
    {
        using var folder = StoredRuns.Finished();
        using var elsewhere = new TemporaryFolder();
        var run = StoredRuns.Only(folder);
        Directory.Move(run.Folder, elsewhere["moved"]);
        Directory.CreateSymbolicLink(run.Folder, elsewhere["moved"]);
        Directory.CreateSymbolicLink(folder["link"], folder["runs"]);
        foreach (var store in new[] { folder["runs"], folder["link"] })
        {
            Assert.Contains(": 1 run (0 of them unfinished)", ToolRun.InProcess("verify", store).Output, StringComparison.Ordinal);
            Assert.Contains($"{run.Key}  small  finished", ToolRun.InProcess("runs", "--store", store).Output, StringComparison.Ordinal);
            Assert.Equal(0, ToolRun.InProcess("replay", run.Key, "--store", store).ExitCode);
            Assert.Contains("was finished on", ToolRun.InProcess("run", folder["d.json"], "--store", store).Output, StringComparison.Ordinal);
        }

        // The store must not delete files elsewhere.
        var pruned = ToolRun.InProcess("runs", "--store", folder["runs"], "--name", "small", "--prune");
        Assert.Equal([$"{folder["runs"]}: deleted 0 runs, 0.0 MB", "1 run left, because only a link to elsewhere is in the store"], pruned.Output.TrimEnd().Split('\n'));
        Assert.Equal(0, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
    }

    [Fact]
    public void The_files_of_a_run_may_be_links()
    {
        using var folder = StoredRuns.Finished();
        using var elsewhere = new TemporaryFolder();
        var run = StoredRuns.Only(folder);
        foreach (var (i, file) in run.ReadManifest()!.Files.Keys.Append(Manifest.FileName).Index())
        {
            File.Move(run[file], elsewhere[$"{i}"]);
            File.CreateSymbolicLink(run[file], elsewhere[$"{i}"]);
        }

        Assert.EndsWith(" 0 problems\n", ToolRun.InProcess("verify", folder["runs"]).Output, StringComparison.Ordinal);
        Assert.Contains($"{run.Key}  small  finished", ToolRun.InProcess("runs", "--store", folder["runs"]).Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (ToolRun.InProcess("replay", run.Key, "--store", folder["runs"]).ExitCode, StoredRuns.Run(folder).Error));
    }

    [Fact]
    public void A_run_whose_folder_cannot_be_read_is_a_problem_and_not_passed_over()
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) return; // Nothing is forbidden to the superuser.
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        File.SetUnixFileMode(run.Folder, UnixFileMode.None);
        try
        {
            var (verify, runs, again) = (ToolRun.InProcess("verify", folder["runs"]), ToolRun.InProcess("runs", "--store", folder["runs"]), StoredRuns.Run(folder));
            Assert.Equal(1, verify.ExitCode);
            Assert.StartsWith($"{run.Folder}: cannot be read: ", verify.Output, StringComparison.Ordinal);
            Assert.Contains("  damaged  ", runs.Output, StringComparison.Ordinal);
            Assert.StartsWith($"pureoptim: {run.Folder}: cannot be read: ", Assert.Single(again.ErrorLines), StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(run.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_copy_for_which_there_is_no_room_is_not_the_fault_of_the_run()
    {
        using var folder = StoredRuns.Finished();
        var copied = ToolRun.Limited(64, "run", folder["d.json"], "--store", folder["runs"], "--out", folder["copy"]);
        Assert.Equal(2, copied.ExitCode);
        Assert.StartsWith($"pureoptim: {folder["copy"]}: cannot be written: ", Assert.Single(copied.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder["copy"]));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_named()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        Directory.Delete(run.Folder, recursive: true);
        Directory.CreateSymbolicLink(run.Folder, folder["nowhere"]);
        var (verify, runs) = (ToolRun.InProcess("verify", folder["runs"]), ToolRun.InProcess("runs", "--store", folder["runs"]));
        Assert.Equal((1, $"{run.Folder}: it is a link that leads nowhere"), (verify.ExitCode, verify.Output.Split('\n')[0]));
        Assert.Contains("  damaged  ", runs.Output, StringComparison.Ordinal);
        foreach (var command in new string[][] { ["replay", run.Key], ["run", folder["d.json"]] })
        {
            var refused = ToolRun.InProcess([.. command, "--store", folder["runs"]]);
            Assert.Equal((2, $"pureoptim: {run.Folder}: it is a link that leads nowhere"), (refused.ExitCode, Assert.Single(refused.ErrorLines)));
        }
    }

    [Fact]
    public void From_a_store_that_cannot_be_written_finished_runs_are_read()
    {
        using var folder = StoredRuns.Finished();
        folder.Write("new.json", StoredRuns.Small.Replace("\"small\"", "\"new\"", StringComparison.Ordinal));
        var run = StoredRuns.Only(folder);
        using var seal = ReadOnly.Of(folder["runs"]);
        if (seal is null) return; // The superuser of a machine that lets him mount nothing can write everywhere.
        Assert.Contains("was finished on", ToolRun.InProcess("run", folder["d.json"], "--store", folder["runs"]).Output, StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.InProcess("replay", run.Key, "--store", folder["runs"]).ExitCode);
        Assert.Equal(0, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
        Assert.Contains("  finished  ", ToolRun.InProcess("runs", "--store", folder["runs"]).Output, StringComparison.Ordinal);
        var refused = ToolRun.InProcess("run", folder["new.json"], "--store", folder["runs"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(": cannot be written: ", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_those_of_Greenwich_wherever_the_tool_runs()
    {
        using var folder = StoredRuns.Finished();
        var lists = new[] { "Pacific/Kiritimati", "America/St_Johns", "UTC" }
            .Select(zone => ToolRun.AsProcess(new Dictionary<string, string> { ["TZ"] = zone }, "runs", "--store", folder["runs"]).Output)
            .ToArray();
        Assert.Contains($"{StoredRuns.Only(folder).ReadManifest()!.Ended:yyyy-MM-dd HH:mm}", lists[0], StringComparison.Ordinal);
        Assert.Single(lists.Distinct());
    }

    [Fact]
    public void A_store_with_trials_only_says_so()
    {
        using var store = new EarlierStore();
        foreach (var run in new RunStore(store.Path).List()) Directory.Delete(run.Folder, recursive: true);
        var runs = ToolRun.InProcess("runs", "--store", store.Path);
        Assert.Equal((0, $"{store.Path}: no runs"), (runs.ExitCode, Assert.Single(runs.ErrorLines)));
        Assert.EndsWith("\n114 trials of sweeps and studies in 114 files, 0.3 MB\n  114 trials by PureOptim 0.1.0\n", runs.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"{store.Path}: 0 runs (0 of them unfinished), 114 trials, 1 study (1 of them not checked: an early version wrote no hashes), 0 problems\n",
            ToolRun.InProcess("verify", store.Path).Output);
    }

    [Fact]
    public void Pruning_without_a_choice_spares_a_finished_run_that_can_be_mended()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        File.Delete(run["report.html"]);
        Assert.Contains("  damaged  ", ToolRun.InProcess("runs", "--store", folder["runs"]).Output, StringComparison.Ordinal);
        Assert.StartsWith($"{folder["runs"]}: deleted 0 runs", ToolRun.InProcess("runs", "--store", folder["runs"], "--prune").Output, StringComparison.Ordinal);
        Assert.StartsWith($"{folder["runs"]}: deleted 1 run", ToolRun.InProcess("runs", "--store", folder["runs"], "--prune", "--status", "damaged").Output, StringComparison.Ordinal);
    }
}
