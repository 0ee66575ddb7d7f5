using System.Text.RegularExpressions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Trials;

public sealed class CompactionTests
{
    [Fact]
    public void The_files_of_an_early_version_are_packed_with_every_bit_of_every_result()
    {
        using var earlier = new EarlierStore();
        var before = Results(earlier.Path);
        var run = ToolRun.InProcess("runs", "--compact", "--store", earlier.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches($@"^{Regex.Escape(earlier.Path)}: packed 114 trials of 114 files into 1: \d+\.\d MB became 0\.\d MB\n$", run.Output);
        Assert.Equal(before, Results(earlier.Path));
        Assert.EndsWith(".zip", Assert.Single(Files(earlier.Path)), StringComparison.Ordinal);
        Assert.EndsWith(" 0 problems\n", ToolRun.InProcess("verify", earlier.Path).Output, StringComparison.Ordinal);
        Assert.Contains(" 0 run now, 48 already there", ToolRun.InProcess("sweep", earlier.Sweep, "--store", earlier.Path).Output, StringComparison.Ordinal);
        Assert.Contains("packed 0 trials of 0 files into 0", ToolRun.InProcess("runs", "--compact", "--store", earlier.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Segments_and_small_packs_become_one_and_a_file_at_work_stays()
    {
        using var folder = new TemporaryFolder();
        foreach (var (rate, packFrom) in new[] { ("0.1", 0L), ("0.2", 0L), ("0.3", long.MaxValue) }) Keep(folder.Path, packFrom, rate);
        using var atWork = TrialStore.Open(folder.Path);
        var (trial, result) = Trial("0.4");
        atWork.Keep(trial, result);
        var run = ToolRun.InProcess("runs", "--compact", "--store", folder.Path);
        Assert.Contains("packed 3 trials of 3 files into 1: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 file left, because a process is at work there", run.Output, StringComparison.Ordinal);
        Assert.Equal([".open", ".zip"], Files(folder.Path).Select(Path.GetExtension).Where(ending => ending != ".lock").Order());
        Assert.Equal(4, Results(folder.Path).Count);
    }

    [Fact]
    public void What_is_damaged_is_left_out_and_said_so()
    {
        using var folder = new TemporaryFolder();
        Keep(folder.Path, long.MaxValue, "0.1", "0.2");
        var file = Assert.Single(Files(folder.Path));
        File.WriteAllText(file, File.ReadAllText(file)[..^40] + "\n");
        var run = ToolRun.InProcess("runs", "--compact", "--store", folder.Path);
        Assert.Equal($"pureoptim: {file}: line 4 is damaged; it is left out", Assert.Single(run.ErrorLines));
        Assert.Contains("packed 1 trial of 1 file into 1: ", run.Output, StringComparison.Ordinal);
        Assert.Single(Results(folder.Path));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void The_same_trials_make_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        foreach (var folder in new[] { one, two }) Keep(folder.Path, 0, "0.1", "0.2");
        Assert.Equal(File.ReadAllBytes(Assert.Single(Files(one.Path))), File.ReadAllBytes(Assert.Single(Files(two.Path))));
    }

    [Fact]
    public void It_is_given_alone()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("runs", "--compact", "--name", "x", "--store", folder.Path);
        Assert.Equal((2, "pureoptim: --compact packs trials; --name is about what is listed: give one of them"), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    private static void Keep(string folder, long packFrom, params string[] rates)
    {
        using var store = TrialStore.Open(folder, packFrom);
        foreach (var rate in rates)
        {
            var (trial, result) = Trial(rate);
            store.Keep(trial, result);
        }

        store.Close();
    }

    private static (Trial, TrialResult) Trial(string rate)
    {
        var trial = Sweep.Parse("s.json", $$$"""
            { "name": "x", "steps": 5, "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {"sgd": {"learningRate": {{{rate}}}}} }] }
            """).Expand().Single();
        return (trial, TrialRunner.Run(trial, new(), CancellationToken.None));
    }

    private static string[] Files(string store) => Directory.GetFiles(TrialStore.FolderIn(store), "*", SearchOption.AllDirectories);

    /// <summary>Every result, by its trial, as a line.</summary>
    private static SortedDictionary<string, string> Results(string store)
    {
        using var open = TrialStore.Open(store);
        return new(TrialStore.IndexOf(store).Ids.ToDictionary(id => $"{id}", id => System.Text.Encoding.UTF8.GetString(TrialLine.Write(0, "", open.Find(id)!))));
    }
}
