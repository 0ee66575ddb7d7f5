using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>For every damage of an unfinished run, <c>run</c> writes one line that names the file, and computes the right digest.</summary>
public sealed class DamageTests
{
    [Theory]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("emptied")]
    public void Of_an_unfinished_run_the_newest_intact_checkpoint_is_used(string damage)
    {
        using var folder = StoredRuns.Finished();
        var (before, digest, run) = (StoredRuns.Files(folder), StoredRuns.Digest(folder), StoredRuns.Only(folder));
        File.Delete(run["manifest.json"]);
        var newest = run.Checkpoints(1).Take(2).ToArray();
        foreach (var file in newest) Damages.Do(file.Path, damage);

        var resumed = StoredRuns.Run(folder);
        Assert.Equal(0, resumed.ExitCode);
        Assert.All(newest, file => Assert.Single(resumed.ErrorLines, line => line.StartsWith($"{file.Path}: ", StringComparison.Ordinal)));
        Assert.Contains($"small Momentum: resumes from step {newest[^1].Step - 10}", resumed.ErrorLines);
        Assert.Contains("small Adam: resumes from step 60", resumed.ErrorLines);
        Assert.Equal(digest, StoredRuns.Digest(folder));
        Assert.Equal(before, StoredRuns.Files(folder));
    }

    [Fact]
    public void What_is_damaged_among_older_checkpoints_of_an_unfinished_run_is_made_again_too()
    {
        using var folder = StoredRuns.Finished();
        var (before, run) = (StoredRuns.Files(folder), StoredRuns.Only(folder));
        File.Delete(run["manifest.json"]);
        var (changed, deleted) = (run.Checkpoints(1)[3].Path, run.Checkpoints(2)[5].Path);
        Damages.Do(changed, "changed");
        File.Delete(deleted);
        File.WriteAllText(run["description.json"], "{}");
        var resumed = StoredRuns.Run(folder);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Single(resumed.ErrorLines, line => line.StartsWith($"{changed}: ", StringComparison.Ordinal) && line.EndsWith("; it is dropped", StringComparison.Ordinal));
        Assert.Single(resumed.ErrorLines, line => line.StartsWith($"{run["description.json"]}: ", StringComparison.Ordinal) && line.EndsWith("; it is made again", StringComparison.Ordinal));
        Assert.Equal(before, StoredRuns.Files(folder));
    }

    [Fact]
    public void Without_any_intact_checkpoint_it_begins_anew()
    {
        using var folder = StoredRuns.Finished();
        var (before, run) = (StoredRuns.Files(folder), StoredRuns.Only(folder));
        File.Delete(run["manifest.json"]);
        foreach (var file in run.AllCheckpoints()) Damages.Do(file.Path, "changed");
        var resumed = StoredRuns.Run(folder);
        Assert.Equal((0, 3 * 6), (resumed.ExitCode, resumed.ErrorLines.Length));
        Assert.Equal(before, StoredRuns.Files(folder));
    }

    [Fact]
    public void What_a_killed_process_left_half_written_is_swept_away()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        File.Delete(run["manifest.json"]);
        File.WriteAllText(run[".trace.csv.1.tmp"], "half");
        File.WriteAllText(Path.Combine(run.CheckpointFolder, ".1-10-0123456789abcdef.safetensors.1.tmp"), "half");
        Assert.Equal(0, StoredRuns.Run(folder).ExitCode);
        Assert.DoesNotContain(folder.Files, file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disk_that_is_full_ends_the_run_in_one_line_and_it_goes_on_when_there_is_room()
    {
        using var folder = new TemporaryFolder();
        folder.Write("d.json", StoredRuns.Small);
        Directory.CreateDirectory(folder["runs"]);
        var isMounted = Shell($"mount -t tmpfs -o size=128k tmpfs {folder["runs"]}") == 0;
        try
        {
            // If no small disk can be mounted, a limit of 64 kB a file stands in for it; the page is larger than both.
            string[] arguments = ["run", folder["d.json"], "--store", folder["runs"], "--every", "10"];
            var full = isMounted ? ToolRun.InProcess(arguments) : ToolRun.Limited(64, arguments);
            var line = Assert.Single(full.ErrorLines);
            Assert.StartsWith($"pureoptim: {folder["runs"]}", line, StringComparison.Ordinal);
            Assert.Contains(": cannot be written: ", line, StringComparison.Ordinal);
            Assert.Equal(2, full.ExitCode);
            Assert.Null(StoredRuns.Only(folder).ReadManifest());
            Assert.DoesNotContain(folder.Files, file => file.EndsWith(".tmp", StringComparison.Ordinal));

            if (isMounted) Assert.Equal(0, Shell($"mount -o remount,size=16m {folder["runs"]}"));
            using var reference = StoredRuns.Finished();
            Assert.Equal(0, StoredRuns.Run(folder).ExitCode);
            Assert.Equal(StoredRuns.Files(reference), StoredRuns.Files(folder));
        }
        finally
        {
            if (isMounted) Shell($"umount {folder["runs"]}");
        }
    }

    private static int Shell(string command)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"{command} 2>/dev/null"]))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
