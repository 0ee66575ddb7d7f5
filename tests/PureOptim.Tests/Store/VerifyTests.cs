using System.Text;
using PureOptim.Experiments.Runs;
using PureOptim.Experiments.Store;
using PureOptim.Tests.Replay;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

public sealed class VerifyTests
{
    [Fact]
    public void A_store_that_is_whole_has_no_problems()
    {
        using var folder = new TemporaryFolder();
        Samples.Keep(folder, Samples.Path(0.99), every: 4);
        Samples.Keep(folder, Samples.Path(0.9), every: 100);
        Samples.Keep(folder, Samples.Network(0.9, steps: 4), every: 1);
        var run = ToolRun.InProcess("verify", folder["runs"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal($"{folder["runs"]}: 3 runs (0 of them unfinished), 0 trials, 0 problems", run.Output.TrimEnd());
    }

    [Theory]
    [InlineData("description.json")]
    [InlineData("trace.csv")]
    [InlineData("chain.csv")]
    [InlineData("summary.json")]
    [InlineData("figure.svg")]
    [InlineData("report.html")]
    [InlineData("manifest.json")]
    [InlineData("checkpoints")]
    public void A_byte_that_was_changed_and_a_file_that_is_cut_short_or_missing_are_named(string what)
    {
        using var folder = new TemporaryFolder();
        var key = Samples.Keep(folder, Samples.Path(0.99));
        var file = what == "checkpoints" ? Directory.GetFiles(folder["runs", key, what])[0] : folder["runs", key, what];
        var content = File.ReadAllBytes(file);

        byte[] changed = [.. content];
        changed[content.Length / 2] ^= 1;
        File.WriteAllBytes(file, changed);
        Assert.Contains(file, Assert.Single(Problems(folder)), StringComparison.Ordinal);

        File.WriteAllBytes(file, content[..^1]);
        Assert.Contains(file, Assert.Single(Problems(folder)), StringComparison.Ordinal);

        File.Delete(file);
        if (what == "manifest.json") Assert.Contains("1 of them unfinished", ToolRun.InProcess("verify", folder["runs"]).Output, StringComparison.Ordinal);
        else Assert.Equal($"{file}: it is missing", Assert.Single(Problems(folder)));

        File.WriteAllBytes(file, content);
        Assert.Empty(Problems(folder));
    }

    [Fact]
    public void A_file_that_was_added_is_named()
    {
        using var folder = new TemporaryFolder();
        var key = Samples.Keep(folder, Samples.Path(0.99));
        File.WriteAllText(folder["runs", key, "checkpoints", "note.txt"], "");
        Assert.Equal($"{folder["runs", key, "checkpoints", "note.txt"]}: the manifest does not list it", Assert.Single(Problems(folder)));
    }

    [Fact]
    public void A_forged_chain_is_noticed_although_every_hash_is_right()
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Path(0.99), every: 10)]);

        // Another loss at step 5, and a manifest that says that it should be so.
        var trace = File.ReadAllText(run["trace.csv"]).Split('\n');
        var line = Array.FindIndex(trace, text => text.StartsWith("Sgd,5,", StringComparison.Ordinal));
        trace[line] = trace[line][..(trace[line].LastIndexOf(',') + 1)] + "0.125";
        var text = string.Join('\n', trace);
        File.WriteAllText(run["trace.csv"], text);
        var manifest = run.ReadManifest()!;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        File.WriteAllBytes(run["manifest.json"], (manifest with { Files = manifest.Files.SetItem("trace.csv", hash) }).ToBytes());

        var problems = Problems(folder);
        Assert.Equal(4, problems.Length); // The checkpoints of steps 10, 20, 30 and 40 remember the loss.
        Assert.All(problems, problem => Assert.StartsWith($"{run["trace.csv"]}: it does not say what ", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_result_of_a_trial_is_named()
    {
        using var folder = new TemporaryFolder();
        var sweep = folder.Write("sweep.json", """
            { "name": "small", "steps": 3, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": [0.1, 0.2]}}}}] }
            """);
        var made = ToolRun.InProcess("sweep", sweep, "--store", folder["runs"]);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Empty(Problems(folder));
        var trials = Directory.GetFiles(folder["runs", "trials"], "*.json", SearchOption.AllDirectories);
        Assert.NotEmpty(trials);

        var content = File.ReadAllBytes(trials[0]);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(trials[0], content);
        Assert.Contains(trials[0], Assert.Single(Problems(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_a_changed_constant_is_whole_for_only_a_replay_knows_better()
    {
        using var folder = new TemporaryFolder();
        var (honest, other) = (Plan.For(Samples.Path(0.99), null, 1), Plan.For(Samples.Path(0.5), null, 1));
        Samples.Keep(folder, new ChangedPlan(honest, other, 3));
        Assert.Empty(Problems(folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("verify", folder["nowhere"]);
        Assert.Equal((2, $"pureoptim: {folder["nowhere"]}: there is no such folder"), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    private static string[] Problems(TemporaryFolder folder)
    {
        var run = ToolRun.InProcess("verify", folder["runs"]);
        string[] problems = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1)];
        Assert.Equal(problems.Length == 0 ? 0 : 1, run.ExitCode);
        return problems;
    }
}
