using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>Every file of a finished run, whatever happens to it, and every command that has to do with it.</summary>
public sealed class DamagedFileTests
{
    /// <summary>The files that the numbers of a run are read from: without them nothing can be compared.</summary>
    private static readonly string[] _numbers = ["description.json", "trace.csv", "chain.csv", "manifest.json"];

    private static readonly string[] _files = [.. _numbers, "figure.svg", "report.html", "summary.json", "the first checkpoint", "the last checkpoint"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in _files)
                foreach (var damage in Damages.All) all.Add(file, damage);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verify_and_runs_tell_it(string file, string damage)
    {
        using var folder = StoredRuns.Finished();
        var path = Damage(folder, file, damage);
        var verify = ToolRun.InProcess("verify", folder["runs"]);

        // A run without a manifest is merely not finished; but that it has all other files is worth a line.
        var isUnfinished = (file, damage) == ("manifest.json", "deleted");
        Assert.Equal((isUnfinished ? 0 : 1, ""), (verify.ExitCode, verify.Error));
        var lines = verify.Output.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(isUnfinished ? $"{Path.GetDirectoryName(path)}: it has every file of a finished run but manifest.json" : $"{path}: ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(isUnfinished ? " 0 problems" : " 1 problem", lines[1], StringComparison.Ordinal);

        // The list of runs looks at whether a file is there and how long it is; only the manifest is read.
        var status = isUnfinished ? "interrupted" : file == "manifest.json" || damage is not ("changed" or "unreadable") ? "damaged" : "finished";
        if (damage != "unreadable") Assert.Contains($"  {status}  ", Tool(folder, "runs").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Replay_and_diff_name_it_and_compare_what_they_can(string file, string damage)
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        folder.Write("other.json", StoredRuns.Small.Replace("\"steps\": 60", "\"steps\": 50", StringComparison.Ordinal));
        Assert.Equal(0, Tool(folder, "run", folder["other.json"]).ExitCode);
        var other = new RunStore(folder["runs"]).List().Single(each => each.Key != run.Key);
        var path = Damage(folder, file, damage, run);

        var (replay, diff) = (Tool(folder, "replay", run.Key), Tool(folder, "diff", other.Key, run.Key));
        foreach (var result in new[] { replay, diff })
        {
            var line = Assert.Single(result.ErrorLines);
            Assert.StartsWith((file, damage) == ("manifest.json", "deleted") ? $"pureoptim: {run.Folder}: the run is not finished" : $"pureoptim: {path}: ", line, StringComparison.Ordinal);

            // The remedy is stated, except where it would be refused.
            var isMendable = file != "description.json" && damage != "a folder" && (file, damage) != ("manifest.json", "deleted");
            Assert.Equal(isMendable, line.EndsWith("description.json\" makes it again", StringComparison.Ordinal));
        }

        var isReadable = !_numbers.Contains(file);
        Assert.Equal(isReadable ? (1, 0) : (2, 2), (replay.ExitCode, diff.ExitCode));
        Assert.Equal(isReadable ? 3 : 0, replay.Output.Split('\n').Count(text => text.Contains("the same bits in all 60 steps, 7 links", StringComparison.Ordinal)));
        Assert.Equal(isReadable ? 3 : 0, diff.Output.Split('\n').Count(text => text.Contains("the same bits up to step 50", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_names_it_and_makes_it_again_with_the_same_bytes(string file, string damage)
    {
        using var folder = StoredRuns.Finished();
        var (before, digest) = (StoredRuns.Files(folder), StoredRuns.Digest(folder));
        var path = Damage(folder, file, damage);
        var run = StoredRuns.Run(folder, "--again");
        if (damage == "a folder")
        {
            // It is somebody's; nothing is put in its place.
            Assert.Equal(2, run.ExitCode);
            Assert.Equal($"pureoptim: {path}: it is a folder; a file should be there", Assert.Single(run.ErrorLines));
            Assert.True(Directory.Exists(path));
            return;
        }

        Assert.Equal(0, run.ExitCode);
        if ((file, damage) != ("manifest.json", "deleted"))
        {
            var named = Assert.Single(run.ErrorLines, line => line.EndsWith("; it is made again", StringComparison.Ordinal));
            Assert.StartsWith($"{path}: ", named, StringComparison.Ordinal);
        }

        if (file != "manifest.json") Assert.EndsWith(" run again agrees in all 21 links and every number of the trace.", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(digest, StoredRuns.Digest(folder));
        Assert.Equal(before, StoredRuns.Files(folder));
        Assert.EndsWith(" 0 problems\n", ToolRun.InProcess("verify", folder["runs"]).Output, StringComparison.Ordinal);
        Assert.Empty(StoredRuns.Run(folder).Error);
    }

    [Fact]
    public void What_is_intact_is_not_written_again_and_the_manifest_stays_where_its_hashes_do()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        var past = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        foreach (var file in folder.Files) File.SetLastWriteTimeUtc(folder[file], past);
        var path = run.Checkpoints(1)[2].Path;
        File.Delete(path);
        Assert.Equal(0, StoredRuns.Run(folder).ExitCode);
        Assert.Equal([Path.GetRelativePath(folder.Path, path)], folder.Files.Where(file => File.GetLastWriteTimeUtc(folder[file]) != past && !file.EndsWith(FolderLock.FileName, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_cannot_come_to_what_the_manifest_says_is_not_written()
    {
        using var folder = StoredRuns.Finished();
        var run = StoredRuns.Only(folder);
        var (file, manifest) = (run.Checkpoints(1)[2], run.ReadManifest()!);
        File.Delete(file.Path);
        File.WriteAllBytes(run["manifest.json"], (manifest with { Files = manifest.Files.SetItem(file.Name, new('0', 64)) }).ToBytes());
        var mended = StoredRuns.Run(folder);
        Assert.Equal(2, mended.ExitCode);
        Assert.StartsWith($"pureoptim: {file.Path}: made again it has the SHA-256 {manifest.Files[file.Name]}; the manifest says 0000", mended.ErrorLines[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public void A_network_is_mended_from_the_checkpoint_before()
    {
        using var store = new EarlierStore();
        var run = store.Finished[0];
        var before = Directory.GetFiles(run.CheckpointFolder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        foreach (var file in run.Checkpoints(0).Take(2)) File.Delete(file.Path);
        Damages.Do(run.Checkpoints(1)[^1].Path, "cut");
        var mended = store.Tool(run, "run", run[StoredRun.DescriptionFile], "--again");
        Assert.Equal((0, 4), (mended.ExitCode, mended.ErrorLines.Length));
        Assert.Equal(before, Directory.GetFiles(run.CheckpointFolder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
    }

    private static string Damage(TemporaryFolder folder, string file, string damage, StoredRun? of = null)
    {
        var run = of ?? StoredRuns.Only(folder);
        var path = file switch { "the first checkpoint" => run.Checkpoints(1)[^1].Path, "the last checkpoint" => run.Checkpoints(1)[0].Path, _ => run[file] };
        Damages.Do(path, damage);
        return path;
    }

    private static ToolRun Tool(TemporaryFolder folder, params string[] arguments) => ToolRun.InProcess([.. arguments, "--store", folder["runs"]]);
}
