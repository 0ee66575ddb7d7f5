using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>The files of an earlier version of the tool are read, trusted as far as they can be checked, and continued.</summary>
public sealed class EarlierStoreTests
{
    [Fact]
    public void It_is_whole()
    {
        using var store = new EarlierStore();
        var verify = ToolRun.InProcess("verify", store.Path);
        Assert.Equal((0, ""), (verify.ExitCode, verify.Error));
        Assert.EndsWith(" 0 problems\n", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_run_is_known_by_its_id_and_replays_with_the_same_bits()
    {
        using var store = new EarlierStore();
        Assert.Equal(["4348f60bd3813fe1", "611ecc908fb20513", "6b957d0779a5dc05", "c5314a21c75073f2"], store.Finished.Select(run => run.Key));
        foreach (var run in store.Finished)
        {
            var replay = store.Tool(run, "replay", run.Key);
            Assert.True(replay.ExitCode == 0, replay.Output + replay.Error);
            var results = run.ReadManifest()!.Results;
            Assert.Equal(results.Length, replay.Output.Split('\n').Count(line => line.Contains($"the same bits in all {results[0].Steps} steps", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_same_descriptions_are_found_finished()
    {
        using var store = new EarlierStore();
        foreach (var run in store.Finished)
        {
            var again = store.Tool(run, "run", run[StoredRun.DescriptionFile]);
            Assert.Equal((0, ""), (again.ExitCode, again.Error));
            Assert.Contains($"Run {run.Key} was finished on ", again.Output, StringComparison.Ordinal);
        }

        var sweep = ToolRun.InProcess("sweep", store.Sweep, "--store", store.Path);
        Assert.Contains(" 0 run now, 48 already there", sweep.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_that_was_killed_goes_on_to_the_digest_of_its_time()
    {
        using var store = new EarlierStore();
        var run = new RunStore(store.Path).StartingWith(EarlierStore.Killed).Single();
        var resumed = store.Tool(run, "run", run[StoredRun.DescriptionFile]);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains(resumed.ErrorLines, line => line.StartsWith("long Momentum: resumes from step 1", StringComparison.Ordinal));
        Assert.Equal(EarlierStore.DigestOfKilled, run.ReadManifest()!.Digest);
        Assert.Equal(20, run.ReadManifest()!.Every);
    }

    [Fact]
    public void What_is_damaged_of_a_run_is_made_again_by_this_version()
    {
        using var store = new EarlierStore();
        var run = store.Finished[2];
        var (trace, figure) = (File.ReadAllText(run["trace.csv"]), File.ReadAllText(run["figure.svg"]));
        Damages.Do(run["trace.csv"], "cut");
        Damages.Do(run["report.html"], "changed");
        File.Delete(run.Checkpoints(2)[1].Path);
        var mended = store.Tool(run, "run", run[StoredRun.DescriptionFile]);
        Assert.Equal((0, 3), (mended.ExitCode, mended.ErrorLines.Length));

        // The numbers are those of then; the page may look as this version makes it, and the manifest has its hash.
        Assert.Equal((trace, figure), (File.ReadAllText(run["trace.csv"]), File.ReadAllText(run["figure.svg"])));
        Assert.EndsWith(" 0 problems\n", ToolRun.InProcess("verify", store.Path).Output, StringComparison.Ordinal);
    }
}
