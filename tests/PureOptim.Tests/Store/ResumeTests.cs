using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>A run that was ended, in whatever way, is resumed by <c>run</c> and has the bits of an undisturbed one.</summary>
public sealed class ResumeTests
{
    private const string Long = """
        { "name": "long", "steps": 4000, "problem": {"minimize": {"objective": "rosenbrock"}},
          "optimizers": [{"optimizer": {"momentum": {"learningRate": 0.0001}}}, {"optimizer": "adam"}, {"optimizer": {"rmsProp": {"learningRate": 0.001}}}] }
        """;

    /// <summary>Twenty of each optimizer.</summary>
    private const int Checkpoints = 60;

    [Fact]
    public void Fifty_processes_killed_at_random_moments_are_all_resumed_to_the_right_digest()
    {
        const int Kills = 50;
        using var reference = new TemporaryFolder();
        reference.Write("d.json", Long);
        Assert.Equal(0, ToolRun.InProcess("run", reference["d.json"], "--store", reference["runs"], "--every", "20").ExitCode);
        var expected = StoredRuns.Files(reference);

        // The moment: at that number of the 60 checkpoints, and a little later; some while the results are written.
        var random = new Random(1);
        var (kills, begun, resumed) = (0, 0, 0);
        for (var attempt = 0; kills < Kills; attempt++)
        {
            Assert.True(attempt < 4 * Kills, $"Only {kills} of {attempt} processes were killed before they had ended by themselves.");
            using var folder = new TemporaryFolder();
            folder.Write("d.json", Long);
            var checkpoints = random.Next(70);
            if (!Kill(folder, int.Min(checkpoints, Checkpoints), TimeSpan.FromMilliseconds(random.Next(checkpoints <= Checkpoints ? 3 : 60)))) continue;
            kills++;
            if (StoredRuns.Only(folder).AllCheckpoints().Any() && StoredRuns.Only(folder).ReadManifest() is null) begun++;

            var run = ToolRun.InProcess("run", folder["d.json"], "--store", folder["runs"], "--every", "20");
            Assert.Equal(0, run.ExitCode);
            if (run.ErrorLines.Any(line => line.Contains("resumes from step", StringComparison.Ordinal))) resumed++;
            Assert.Equal(StoredRuns.Digest(reference), StoredRuns.Digest(folder));
            Assert.Equal(expected, StoredRuns.Files(folder));
        }

        Assert.True(begun >= Kills / 2, $"Of {kills} kills only {begun} fell between the first checkpoint and the manifest.");
        Assert.Equal(begun, resumed);
    }

    [Fact]
    public void A_run_that_goes_on_or_is_mended_was_started_when_it_was_begun_and_one_made_again_is_started_anew()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        var (begun, before) = (new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc), DateTime.UtcNow.AddSeconds(-1));
        File.SetLastWriteTimeUtc(run[StoredRun.DescriptionFile], begun);
        File.Delete(run[Manifest.FileName]);
        StoredRuns.Run(folder);
        Assert.Equal(begun, run.ReadManifest()!.Started);

        File.SetLastWriteTimeUtc(run[StoredRun.DescriptionFile], begun);
        File.AppendAllText(run[StoredRun.TraceFile], "x");
        StoredRuns.Run(folder);
        Assert.Equal(begun, run.ReadManifest()!.Started);

        File.WriteAllText(run[Manifest.FileName], "{}");
        StoredRuns.Run(folder);
        Assert.InRange(run.ReadManifest()!.Started, before, DateTime.UtcNow);
    }

    [Fact]
    public void An_interrupted_run_goes_on_from_any_step()
    {
        using var reference = StoredRuns.Finished();
        var expected = StoredRuns.Files(reference);
        foreach (var step in new[] { 1, 9, 10, 11, 35, 60 })
        {
            foreach (var optimizer in new[] { "Momentum", "Adam" })
            {
                using var folder = new TemporaryFolder();
                folder.Write("d.json", StoredRuns.Small);
                var plan = Plan.For(StoredRuns.Parse(StoredRuns.Small), null, 1);
                var run = new RunStore(folder["runs"]).Of(plan.Description);
                using (var checkpointer = new StoreCheckpointer(run, 10, _ => { }))
                    Assert.Throws<OperationCanceledException>(() => plan.Run(progress => Stop(progress.Optimizer == optimizer && progress.Step == step), checkpointer));
                var resumed = StoredRuns.Run(folder);
                Assert.Equal(0, resumed.ExitCode);
                Assert.Contains(resumed.ErrorLines, line => line.EndsWith("resumes from step 60", StringComparison.Ordinal));
                Assert.Equal(expected, StoredRuns.Files(folder));
            }
        }

        static void Stop(bool now)
        {
            if (now) throw new OperationCanceledException();
        }
    }

    [Fact]
    public void It_goes_on_with_the_spacing_it_began_with()
    {
        using var folder = StoredRuns.Finished();
        File.Delete(StoredRuns.Only(folder)["manifest.json"]);
        Assert.Equal(0, ToolRun.InProcess("run", folder["d.json"], "--store", folder["runs"]).ExitCode);
        Assert.Equal(10, StoredRuns.Only(folder).ReadManifest()!.Every);
    }

    [Fact]
    public void Two_processes_do_not_work_on_one_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("d.json", Long);
        string[] arguments = ["run", folder["d.json"], "--store", folder["runs"]];
        var environment = new Dictionary<string, string>();
        using var first = ToolRun.Start(environment, arguments);
        using var second = ToolRun.Start(environment, arguments);
        foreach (var run in new[] { ToolRun.Ended(first), ToolRun.Ended(second) }.OrderBy(run => run.ExitCode).Skip(1))
        {
            // The second found the first at work, or came so late that it found it finished.
            if (run.ExitCode != 0) Assert.Equal($"pureoptim: {StoredRuns.Only(folder).Folder}: another process is at work on this run", run.ErrorLines[^1]);
        }

        Assert.Equal(0, ToolRun.InProcess(arguments).ExitCode);
        Assert.DoesNotContain(folder.Files, file => file.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(1 + 3 * 41, File.ReadLines(StoredRuns.Only(folder)["chain.csv"]).Count());
    }

    /// <summary>Kills a process a while after it has written a number of checkpoints; false where it had ended by itself.</summary>
    private static bool Kill(TemporaryFolder folder, int checkpoints, TimeSpan later)
    {
        using var process = ToolRun.Start(new Dictionary<string, string>(), "run", folder["d.json"], "--store", folder["runs"], "--every", "20");
        var run = new RunStore(folder["runs"]).Of(StoredRuns.Parse(Long));
        while (!process.HasExited && !(Directory.Exists(run.Folder) && run.AllCheckpoints().Count() >= checkpoints)) Thread.Sleep(1);
        Thread.Sleep(later);
        process.Kill();
        process.WaitForExit();
        return process.ExitCode == 128 + 9;
    }
}
