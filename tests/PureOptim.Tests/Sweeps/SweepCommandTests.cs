using System.Diagnostics;
using System.Text.RegularExpressions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Data;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Sweeps;

public sealed partial class SweepCommandTests
{
    private static readonly Dictionary<string, string> _plain = [];

    [Fact]
    public void The_report_counts_the_trials_and_has_the_best_settings()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates("0.1, 0.95, 10", steps: 500));
        var run = ToolRun.InProcess("sweep", file, "--store", folder["store"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Matches("^rates [0-9a-f]{16}: 3 trials: 3 run now, 0 already there, 0 missing, 0 failed; 1 diverged\n", run.Output);

        // x shrinks by 1 - lr/10 a step, so the larger of the rates below 1 is the best.
        Assert.Matches(@"\nproblem +optimizer +settings +best settings +seeds +mean loss *\n", run.Output);
        Assert.Matches(@"\nvalley +SGD +3 +lr 0\.95 +1 +\S+ *\n", run.Output);
        var again = ToolRun.InProcess("sweep", file, "--store", folder["store"]);
        Assert.Equal(run.Output.Replace("3 run now, 0 already", "0 run now, 3 already", StringComparison.Ordinal), again.Output);
    }

    [Fact]
    public void The_best_setting_at_an_edge_of_the_grid_is_marked()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("sweep", folder.Write("s.json", Rates("0.1, 0.2, 0.3")), "--store", folder["store"]);
        Assert.Matches(@"\nproblem +optimizer +settings +best settings +at an edge of the grid +seeds +mean loss *\n", run.Output);
        Assert.Matches(@"\nvalley +SGD +3 +lr 0\.3 +lr +1 +\S+ *\n", run.Output);
    }

    [Fact]
    public void A_store_that_cannot_be_written_ends_the_sweep_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates("0.1"));
        Directory.CreateDirectory(folder["store", "trials"]);
        File.WriteAllText(folder["store", "trials", "results"], "where a folder should be");
        var run = ToolRun.InProcess("sweep", file, "--store", folder["store"]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"pureoptim: {folder["store", "trials", "results"]}: cannot be written: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_result_is_run_again_and_said_so()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates("0.1, 0.2, 0.3"));
        ToolRun.InProcess("sweep", file, "--store", folder["store"]);
        var results = Assert.Single(Results(folder));
        var before = File.ReadAllLines(results);
        File.WriteAllLines(results, before.Select((line, i) => i == 3 ? line.Replace("finalLoss", "finalLess", StringComparison.Ordinal) : line));
        var run = ToolRun.InProcess("sweep", file, "--store", folder["store"]);
        Assert.Contains("1 run now, 2 already there, 0 missing", run.Output, StringComparison.Ordinal);
        Assert.Equal($"pureoptim: {results}: line 4 is damaged; what it lost is run again", Assert.Single(run.ErrorLines));
        var again = Assert.Single(Results(folder), other => other != results);
        Assert.Equal(before[3], File.ReadAllLines(again)[2]);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public void What_was_done_when_it_was_ended_is_not_run_again(string signal)
    {
        using var folder = new TemporaryFolder();
        using var process = Endless(folder);
        while (Trials(folder).Count < 3 && !process.HasExited) Thread.Sleep(5);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) kill.WaitForExit();
        var run = ToolRun.Ended(process);
        if (signal == "INT")
        {
            Assert.Equal(130, run.ExitCode);
            Assert.Equal("pureoptim: interrupted; no file was left half-written", run.ErrorLines[^1]);
            Assert.Contains("trials more are missing; the same command goes on", run.Error, StringComparison.Ordinal);
            Assert.Contains($"{Trials(folder).Count} run now, 0 already there", run.Output, StringComparison.Ordinal);
        }

        // The same trials, as far as they are done, and two that are not among them.
        var done = Trials(folder).Ids.ToHashSet();
        var starts = Sweep.Parse("s.json", Starts("""{"integer": {"from": 1, "to": 3000}}""")).Expand().Index().Where(trial => done.Contains(trial.Item.Key)).Select(trial => trial.Index + 1).ToArray();
        Assert.Equal(done.Count, starts.Length);
        var file = folder.Write("rest.json", Starts($"[{string.Join(", ", starts)}, 1000000, 1000001]", name: "rest"));
        var rest = ToolRun.InProcess("sweep", file, "--store", folder["store"]);
        Assert.Contains($"{starts.Length + 2} trials: 2 run now, {starts.Length} already there, 0 missing, 0 failed", rest.Output, StringComparison.Ordinal);
        Assert.All(rest.ErrorLines, line => Assert.EndsWith("its last line is cut off; what it lost is run again", line, StringComparison.Ordinal));
        Assert.Equal(0, ToolRun.InProcess("verify", folder["store"]).ExitCode);
        Assert.All(folder.Files.Where(name => name.StartsWith("store", StringComparison.Ordinal)), name => Assert.EndsWith(".jsonl", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_processes_share_a_store()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Starts("""{"integer": {"from": 1, "to": 40}}""", steps: 2000));
        string[] command = ["sweep", file, "--store", folder["store"], "--jobs", "1"];
        using var one = ToolRun.Start(_plain, command);
        using var two = ToolRun.Start(_plain, command);
        ToolRun[] runs = [ToolRun.Ended(one), ToolRun.Ended(two)];
        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.All(runs, run => Assert.Empty(run.Error));
        var counts = runs.Select(run => Counts().Match(run.Output).Groups).Select(groups => (Now: int.Parse(groups[1].Value, null), There: int.Parse(groups[2].Value, null)));
        Assert.All(counts, count => Assert.Equal(40, count.Now + count.There));
        Assert.Equal(40, Trials(folder).Count);
        Assert.Contains("0 run now, 40 already there", ToolRun.InProcess(command).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_make_the_whole()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates("0.1, 0.2, 0.3, 0.4, 0.5"));
        Assert.Contains("3 trials in part 1 of 2: 3 run now", ToolRun.InProcess("sweep", file, "--store", folder["store"], "--shard", "1/2").Output, StringComparison.Ordinal);
        Assert.Contains("2 trials in part 2 of 2: 2 run now", ToolRun.InProcess("sweep", file, "--store", folder["store"], "--shard", "2/2").Output, StringComparison.Ordinal);
        Assert.Contains("0 run now, 5 already there", ToolRun.InProcess("sweep", file, "--store", folder["store"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_rest_a_part_is_followed_by_what_others_have_left()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates("0.1, 0.2, 0.3, 0.4, 0.5"));
        ToolRun.InProcess("sweep", file, "--store", folder["store"], "--shard", "1/3");
        Assert.Contains(" 5 trials: 3 run now, 2 already there", ToolRun.InProcess("sweep", file, "--store", folder["store"], "--shard", "2/3", "--rest").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void All_results_come_as_one_file_too()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates("0.25, 10", steps: 1));
        Assert.Equal(0, ToolRun.InProcess("sweep", file, "--store", folder["store"], "--out", folder["out"]).ExitCode);
        var sweep = Sweep.Parse(file, File.ReadAllText(file));
        Assert.Equal(sweep.Canonical, File.ReadAllText(folder["out", "sweep.json"]));
        var lines = File.ReadAllLines(folder["out", "trials.csv"]);
        Assert.Equal("id,label,optimizer.learningRate,precision,steps,seed,finalLoss,bestLoss,bestStep,meanOfLast,divergedAt,testAccuracy,digest", lines[0]);

        // Of (-7, 2) a step of rate 1/4 makes (-7 + 0.7/4, 2 - 4/4) = (-6.825, 1), where the loss is 6.825²/20 + 1 = 3.32903125, and 6.45 before.
        var fields = lines[1].Split(',');
        Assert.Equal(sweep.Expand().First().Id, fields[0]);
        Assert.Equal(3.32903125, double.Parse(fields[^7], null), 1e-14); // A few roundings of numbers below 7.
        Assert.Equal((3.32903125 + 6.45) / 2, double.Parse(fields[^4], null), 1e-14);
        Assert.Equal(sweep.Expand().Select(trial => trial.Id), lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void Another_data_set_is_known_by_its_content()
    {
        using var folder = new TemporaryFolder();
        using var data = ImageFolderTests.SmallSet();
        var file = folder.Write("s.json", """
            { "name": "small", "steps": 120, "problem": {"classify": {"data": "idxFiles", "layers": [1, 2], "batchSize": {"each": [2, 4]}}},
              "optimizers": [{"optimizer": "sgd"}] }
            """);
        Assert.Contains("2 trials: 2 run now", ToolRun.InProcess("sweep", file, "--store", folder["store"], "--data", data.Path).Output, StringComparison.Ordinal);
        Assert.Contains("0 run now, 2 already there", ToolRun.InProcess("sweep", file, "--store", folder["store"], "--data", data.Path).Output, StringComparison.Ordinal);
        File.WriteAllBytes(data["t10k-labels-idx1-ubyte"], [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        Assert.Contains("2 trials: 2 run now", ToolRun.InProcess("sweep", file, "--store", folder["store"], "--data", data.Path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$FILE: 1000001 trials; more than 1000000 are run with --yes only", "sweep", "$FILE")]
    [InlineData("--shard is 3/2; it must be I/N: two whole numbers, I between 1 and N", "sweep", "$FILE", "--shard", "3/2")]
    [InlineData("--rest is given; it is for --shard; without that all is run", "sweep", "$FILE", "--rest", "--yes")]
    [InlineData("--rest is given beside --look", "sweep", "$FILE", "--shard", "1/2", "--rest", "--look")]
    [InlineData("--jobs is 0; it must be a whole number between 1 and 1024", "sweep", "$FILE", "--jobs", "0")]
    [InlineData("nowhere.json: there is no such file", "sweep", "nowhere.json")]
    [InlineData("\"--shrad\" is not known to sweep; the nearest is \"--shard\" (of *", "sweep", "$FILE", "--shrad", "1/2")]
    public void Bad_input_is_refused_in_one_line(string complaint, params string[] command)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("many.json", Starts("""{"integer": {"from": 0, "to": 1000000}}"""));
        var run = ToolRun.InProcess([.. command.Select(word => word.Replace("$FILE", file, StringComparison.Ordinal))]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"pureoptim: {complaint.Replace("$FILE", file, StringComparison.Ordinal).TrimEnd('*')}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(["many.json"], folder.Files);
    }

    /// <summary>3,000 trials of some tens of milliseconds each. "env" undoes a shell's wish that its background jobs ignore the signal.</summary>
    private static Process Endless(TemporaryFolder folder)
    {
        var file = folder.Write("endless.json", Starts("""{"integer": {"from": 1, "to": 3000}}"""));
        return Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", ToolRun.Executable, "sweep", file, "--store", folder["store"], "--jobs", "2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static string[] Results(TemporaryFolder folder) => Directory.GetFiles(folder["store", "trials", "results"]);

    private static TrialIndex Trials(TemporaryFolder folder) => TrialStore.IndexOf(folder["store"]);

    private static string Rates(string rates, int steps = 20) => $$$$"""
        { "name": "rates", "steps": {{{{steps}}}}, "problem": {"minimize": {"objective": "valley"}},
          "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": [{{{{rates}}}}]}} }}] }
        """;

    private static string Starts(string starts, string name = "starts", int steps = 50_000) => $$$$"""
        { "name": "{{{{name}}}}", "steps": {{{{steps}}}}, "problem": {"minimize": {"objective": "valley", "start": [-7, {"each": {{{{starts}}}} }]}}, "optimizers": [{"optimizer": "adam"}] }
        """;

    [GeneratedRegex(@"(\d+) run now, (\d+) already there, 0 missing, 0 failed")]
    private static partial Regex Counts();
}
