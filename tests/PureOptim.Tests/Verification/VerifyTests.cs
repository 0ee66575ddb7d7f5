using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Replay;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Verification;

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
        Assert.Equal($"{folder["runs"]}: 3 runs (0 of them unfinished), 0 trials, 0 studies, 0 problems", run.Output.TrimEnd());
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
        Forgery.Put(run, "trace.csv", text);

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
        var results = Assert.Single(Directory.GetFiles(folder["runs", "trials", "results"]));
        var lines = File.ReadAllLines(results);
        File.WriteAllLines(results, lines.Select((line, i) => i == 2 ? line.Replace("bestLoss", "bestLess", StringComparison.Ordinal) : line));
        Assert.Equal($"{results}: line 3 is damaged", Assert.Single(Problems(folder)));
    }

    [Fact]
    public void A_damaged_result_of_a_trial_in_a_file_of_its_own_is_named()
    {
        using var store = new EarlierStore();
        var trials = TrialFiles.In(TrialStore.FolderIn(store.Path));
        var content = File.ReadAllBytes(trials[0]);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(trials[0], content);
        Assert.Contains(trials[0], Assert.Single(Found()), StringComparison.Ordinal);

        File.Delete(trials[0]);
        Directory.CreateDirectory(trials[0]);
        Assert.Equal($"{trials[0]}: it is a folder; a file should be there", Assert.Single(Found()));

        string[] Found() => [.. ToolRun.InProcess("verify", store.Path).Output.TrimEnd('\n').Split('\n')[..^1]];
    }

    [Fact]
    public void Two_results_of_one_trial_that_differ_are_named()
    {
        using var folder = new TemporaryFolder();
        var sweep = folder.Write("sweep.json", """{ "name": "small", "steps": 3, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": "sgd"}] }""");
        ToolRun.InProcess("sweep", sweep, "--store", folder["runs"]);
        var results = Assert.Single(Directory.GetFiles(folder["runs", "trials", "results"]));
        var lines = File.ReadAllLines(results);
        var open = lines[2][..lines[2].IndexOf(",\"sha256\"", StringComparison.Ordinal)].Replace("\"bestStep\":3", "\"bestStep\":2", StringComparison.Ordinal);
        File.WriteAllBytes(Path.ChangeExtension(results, "2.jsonl"), [.. System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines[..2]) + "\n"), .. SegmentLine.Of(System.Text.Encoding.UTF8.GetBytes(open))]);
        Assert.EndsWith("has another result here than elsewhere in the store", Assert.Single(Problems(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_a_changed_constant_is_whole_for_only_a_replay_knows_better()
    {
        using var folder = new TemporaryFolder();
        var (honest, other) = (Plan.For(Samples.Path(0.99), null, 1), Plan.For(Samples.Path(0.5), null, 1));
        Samples.Keep(folder, new ChangedPlan(honest, other, 3));
        Assert.Empty(Problems(folder));
    }

    [Theory]
    [InlineData("manifest.json", "\"finalLoss\": ", "the final loss of Sgd is ")]
    [InlineData("manifest.json", "\"steps\": ", "it says that Sgd took ")]
    [InlineData("manifest.json", "\"name\": \"", "its name is 1path, that of the description path")]
    [InlineData("manifest.json", "\"trace.csv\": ", "it states another size of trace.csv than it has")]
    [InlineData("summary.json", "\"finalLoss\": ", "Sgd.finalLoss is ")]
    [InlineData("summary.json", "\"optimizer\": \"Sgd\",\n      \"steps\": ", "Sgd.steps is ")]
    [InlineData("summary.json", "\"finalPoint\": [\n        ", "Sgd.finalPoint[0] is ")]
    [InlineData("summary.json", "\"learningRate\": ", "description.optimizers[0].optimizer.sgd.learningRate is ")]
    [InlineData("summary.json", "\"digest\": \"", "Sgd.digest is ")]
    public void A_number_that_follows_from_others_and_was_forged_is_named_and_made_again(string file, string before, string what)
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Path(0.99))]);
        var intact = File.ReadAllText(run[file]);

        // A digit is put in front of the first, or of that in the list of sizes, and the new hash is stated.
        var at = before.Contains("trace.csv", StringComparison.Ordinal) ? intact.LastIndexOf(before, StringComparison.Ordinal) : intact.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0);
        Forgery.Put(run, file, intact.Insert(at + before.Length, "1"));
        var problem = Assert.Single(Problems(folder));
        Assert.StartsWith($"{run[file]}: {what}", problem, StringComparison.Ordinal);
        Assert.StartsWith($"pureoptim: {problem}; ", Assert.Single(Samples.Tool(folder, "replay", run.Key).ErrorLines), StringComparison.Ordinal);

        var mended = Samples.Tool(folder, "run", run[StoredRun.DescriptionFile]);
        Assert.Equal((0, $"{problem}; it is made again"), (mended.ExitCode, Assert.Single(mended.ErrorLines)));
        Assert.Equal(intact, File.ReadAllText(run[file]));
        Assert.Empty(Problems(folder));
    }

    [Fact]
    public void A_digest_of_the_parameters_that_is_not_that_of_the_last_checkpoint_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Path(0.99))]);
        var manifest = File.ReadAllText(run["manifest.json"]);
        Forgery.Put(run, "manifest.json", manifest.Replace("\"parameters\": \"", "\"parameters\": \"0", StringComparison.Ordinal));

        // The summary says what the manifest has said before.
        var problems = Problems(folder);
        Assert.Equal(3, problems.Length);
        Assert.StartsWith($"{run["summary.json"]}: Sgd.digest is ", problems[0], StringComparison.Ordinal);
        Assert.StartsWith($"{run["manifest.json"]}: the parameters of Sgd are not those of 1-40-", problems[1], StringComparison.Ordinal);
        Assert.Equal(0, Samples.Tool(folder, "run", run[StoredRun.DescriptionFile]).ExitCode);
        Assert.Equal(manifest, File.ReadAllText(run["manifest.json"]));
    }

    [Fact]
    public void A_number_may_be_written_in_other_digits_and_a_field_may_be_new_or_missing()
    {
        using var folder = new TemporaryFolder();
        var run = new StoredRun(folder["runs", Samples.Keep(folder, Samples.Path(0.99))]);
        Forgery.Put(run, "summary.json", File.ReadAllText(run["summary.json"])
            .Replace("\"steps\": 40,", "\"steps\": 4.0e1,", StringComparison.Ordinal)
            .Replace("\"divergedAt\": null,", "\"new\": true,", StringComparison.Ordinal));
        Assert.Empty(Problems(folder));
    }

    [Fact]
    public void The_files_of_a_study_are_compared_with_its_manifest()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["run", "rotation", "--quick", "--store", folder["runs"]];
        Assert.Equal(0, ToolRun.InProcess(command).ExitCode);
        Assert.EndsWith(", 1 study, 0 problems\n", ToolRun.InProcess("verify", folder["runs"]).Output, StringComparison.Ordinal);
        var study = Assert.Single(Directory.GetDirectories(folder["runs", "studies"]));
        foreach (var name in new[] { "report.html", "summary.json", "trials.csv", "angles.svg", "manifest.json" })
        {
            foreach (var damage in new[] { "changed", "deleted" })
            {
                var file = Path.Combine(study, name);
                Damages.Do(file, damage);
                if ((name, damage) != ("manifest.json", "deleted")) Assert.StartsWith($"{file}: ", Assert.Single(Problems(folder)), StringComparison.Ordinal);
                else Assert.EndsWith(", 1 study (1 of them not checked: an early version wrote no hashes), 0 problems\n", ToolRun.InProcess("verify", folder["runs"]).Output, StringComparison.Ordinal);

                var again = ToolRun.InProcess(command);
                if ((name, damage) != ("manifest.json", "deleted")) Assert.Contains(again.ErrorLines, line => line.StartsWith($"pureoptim: {file}: ", StringComparison.Ordinal) && line.EndsWith("; the study is written again", StringComparison.Ordinal));
                Assert.Empty(Problems(folder));
            }
        }

        File.WriteAllText(Path.Combine(study, "notes.txt"), "");
        Assert.Equal($"{Path.Combine(study, "notes.txt")}: the manifest does not list it", Assert.Single(Problems(folder)));
    }

    [Fact]
    public void What_is_no_store_is_refused()
    {
        using var folder = StoredRuns.Finished();
        Directory.CreateDirectory(folder["empty"]);
        Directory.CreateDirectory(folder["project", "studies", "autumn"]);
        Directory.CreateDirectory(folder["project", "trials", "first"]);
        Refused("nowhere", "there is no such folder");
        Assert.Equal($"pureoptim: DIR is {folder["d.json"]}, a file; it must be a folder", Assert.Single(ToolRun.InProcess("verify", folder["d.json"]).ErrorLines));
        foreach (var name in new[] { "empty", "project", "runs/../" }) Refused(name, "this is no store: there is no run in it, no trial and no study");
        Refused(Path.GetRelativePath(folder.Path, StoredRuns.Only(folder).Folder), $"this is a run, not a store; its store is {folder["runs"]}");

        void Refused(string name, string rule)
        {
            var run = ToolRun.InProcess("verify", folder[name]);
            Assert.Equal((2, "", $"pureoptim: {Path.GetFullPath(folder[name])}: {rule}"), (run.ExitCode, run.Output, Assert.Single(run.ErrorLines)));
        }
    }

    private static string[] Problems(TemporaryFolder folder)
    {
        var run = ToolRun.InProcess("verify", folder["runs"]);
        Assert.Equal("", run.Error);
        string[] problems = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1)];
        Assert.Equal(problems.Length == 0 ? 0 : 1, run.ExitCode);
        return problems;
    }
}
