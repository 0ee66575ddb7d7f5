using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>
/// Files of a finished run that somebody changed and whose hashes were updated too, so that no hash reveals it: what they say cannot be, and
/// <c>run</c> makes them again from the checkpoints.
/// </summary>
public sealed class ForgedRunTests
{
    [Theory]
    [InlineData("trace.csv", "optimizer,step,x,y,loss", "optimizer,step,y,x,loss")]
    [InlineData("trace.csv", "optimizer,step,x,y,loss\n", "")]
    [InlineData("trace.csv", "\nMomentum,5,", "\nMomentun,5,")]
    [InlineData("trace.csv", "\nMomentum,5,", "\nMomentum,6,")]
    [InlineData("trace.csv", "\nMomentum,5,", "\nMomentum,5,0,")]
    [InlineData("trace.csv", "\nMomentum,5,", "\nMomentum,five,")]
    [InlineData("trace.csv", "\nMomentum,5,", "\nMomentum\nMomentum,5,")]
    [InlineData("chain.csv", "optimizer,step,digest", "optimizer,digest,step")]
    [InlineData("chain.csv", "\nMomentum,10,", "\nMomentum,11,")]
    [InlineData("chain.csv", "\nMomentum,10,", "\nMomentun,10,")]
    [InlineData("chain.csv", "\nMomentum,10,", "\nMomentum,10,0")]
    [InlineData("manifest.json", "\"every\": 10,", "\"every\": 0,")]
    [InlineData("manifest.json", "\"every\": 10,", "\"every\": -10,")]
    [InlineData("manifest.json", "\"testAccuracy\": null", "\"testAccuracy\": 0.5")]
    [InlineData("manifest.json", "\"id\": \"", "\"id\": \"0")]
    [InlineData("manifest.json", "\"schema\": 1,", "\"schema\": 2,")]
    public void What_cannot_be_is_named_and_made_again(string file, string from, string to)
    {
        using var folder = StoredRuns.Finished();
        var (before, digest, run) = (StoredRuns.Files(folder), StoredRuns.Digest(folder), StoredRuns.Only(folder));
        var text = File.ReadAllText(run[file]);
        var place = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(place >= 0);
        Forgery.Put(run, file, text[..place] + to + text[(place + from.Length)..]);

        var (verify, replay) = (ToolRun.InProcess("verify", folder["runs"]), ToolRun.InProcess("replay", run.Key, "--store", folder["runs"]));
        Assert.Equal((1, ""), (verify.ExitCode, verify.Error));
        Assert.StartsWith(run.Folder, verify.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, replay.ExitCode);
        Assert.All(replay.ErrorLines, line => Assert.DoesNotContain("should not happen", line, StringComparison.Ordinal));

        var mended = StoredRuns.Run(folder);
        Assert.True(mended.ExitCode == 0, mended.Error);
        Assert.Contains(mended.ErrorLines, line => line.EndsWith("; it is made again", StringComparison.Ordinal));
        Assert.Equal(digest, StoredRuns.Digest(folder));
        Assert.Equal(before, StoredRuns.Files(folder));
        Assert.EndsWith(" 0 problems\n", ToolRun.InProcess("verify", folder["runs"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_of_another_run_is_one_problem_and_the_run_comes_to_the_same_bits()
    {
        using var folder = StoredRuns.Finished();
        var (before, digest, run) = (StoredRuns.Files(folder), StoredRuns.Digest(folder), StoredRuns.Only(folder));
        using var other = StoredRuns.Finished(StoredRuns.Small.Replace("\"steps\": 60", "\"steps\": 50", StringComparison.Ordinal));
        File.Copy(StoredRuns.Only(other)[Manifest.FileName], run[Manifest.FileName], overwrite: true);
        var lines = ToolRun.InProcess("verify", folder["runs"]).Output.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{run[Manifest.FileName]}: it is that of run {StoredRuns.Only(other).Key}", lines[0], StringComparison.Ordinal);
        Assert.Equal(0, StoredRuns.Run(folder).ExitCode);
        Assert.Equal(digest, StoredRuns.Digest(folder));
        Assert.Equal(before, StoredRuns.Files(folder));
    }
}
