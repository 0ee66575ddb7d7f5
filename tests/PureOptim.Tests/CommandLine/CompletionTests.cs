using PureOptim.Experiments.Terminal;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>The tool's answers to a shell that asks how a line goes on.</summary>
public sealed class CompletionTests
{
    [Fact]
    public void Commands_and_options_are_offered_in_the_tools_own_style_only()
    {
        Offers(Suggested(""), "run", "runs", "describe", "sweep", "parity", "laws", "replay", "diff", "verify", "selftest", "help", "completion");
        Offers(Suggested("ru"), "run", "runs");
        Offers(Suggested("run naive --s"), "--steps", "--store", "--seed");
        foreach (var line in new[] { "", "run ", "run naive -", "verify ", "laws --" }) Assert.DoesNotContain(Suggested(line), word => word.StartsWith('/') || word == "-?");
    }

    [Fact]
    public void Names_are_offered_where_a_name_is_wanted()
    {
        Offers(Suggested("run "), "article", "naive", "mnist", "rotation", "gamma-one", "gamma-sensitivity", "zoo", "choose", "claims");
        Assert.Equal(["naive"], Suggested("run naiv"));
        Assert.Equal(["gamma-one", "gamma-sensitivity"], Suggested("describe gam"));
        Assert.Equal(["network-200", "network-3"], Suggested("selftest netw"));
        Assert.Equal(["float32", "float64"], Suggested("run naive --precision "));
        Assert.Equal(["interrupted"], Suggested("runs --status inter"));
        Assert.Equal(["selftest"], Suggested("help self"));
        Assert.Equal(["bash"], Suggested("completion ba"));
        Assert.Equal(["novoGrad"], Suggested("laws --optimizer nov"));
        Offers(Suggested("try novo"), "novoGrad");
        Offers(Suggested("try adam --ep"), "--epsilon", "--epsilonPlacement");
        Assert.Equal(["H10"], Suggested("laws --law H10"));
    }

    [Fact]
    public void Where_a_path_is_wanted_the_shell_offers_its_own()
    {
        foreach (var line in new[] { "sweep ", "parity ", "verify ", "sweep --jobs 2 " }) Assert.Empty(Suggested(line));
        Assert.Equal(["--jobs"], Suggested("sweep --j"));
        Offers(Suggested("sweep grid.json "), "--jobs", "--shard");
    }

    [Fact]
    public void Runs_are_offered_by_their_ids()
    {
        using var folder = StoredRuns.Finished();
        var key = StoredRuns.Only(folder).Key;
        Assert.Contains(key, Suggested($"replay --store {folder["runs"]} "));
        Assert.Equal([key], Suggested($"replay --store {folder["runs"]} {key[..5]}"));
        Assert.Equal([key], Suggested($"diff --store {folder["runs"]} {key} {key[..5]}"));

        // And trials by theirs, where they are few.
        Assert.Equal(0, ToolRun.InProcess("sweep", folder.Write("s.json", """{"name": "x", "steps": 2, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": "sgd"}]}"""), "--store", folder["runs"]).ExitCode);
        var trial = $"{Assert.Single(PureOptim.Runs.Trials.TrialStore.IndexOf(folder["runs"]).Ids)}"[..16];
        Assert.Equal([trial], Suggested($"replay --store {folder["runs"]} {trial[..5]}"));
        Assert.DoesNotContain(key, Suggested($"replay --store {folder["nowhere"]} "));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("fish")]
    [InlineData("zsh")]
    public void Every_shell_has_a_script_that_asks_the_tool(string shell)
    {
        var run = ToolRun.InProcess("completion", shell);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("pureoptim \"[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_that_is_not_known_is_refused() =>
        Assert.Equal("pureoptim: \"bahs\" is not a known shell; the nearest is \"bash\" (of bash, fish, zsh)", Assert.Single(ToolRun.InProcess("completion", "bahs").ErrorLines));

    [Fact]
    public void Bash_completes_with_the_script()
    {
        var script = ToolRun.InProcess("completion", "bash").Output
            + $"pureoptim() {{ dotnet {ToolRun.Executable} \"$@\"; }}; COMP_LINE='pureoptim describe gam'; COMP_POINT=22; COMP_WORDS=(pureoptim describe gam); COMP_CWORD=2; _pureoptim; echo \"${{COMPREPLY[@]}}\"";
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.Equal(new(ExitCode.Done, "gamma-one gamma-sensitivity\n", ""), ToolRun.Ended(process));
    }

    private static void Offers(string[] suggested, params string[] words) => Assert.Empty(words.Except(suggested));

    private static string[] Suggested(string line)
    {
        var run = ToolRun.InProcess($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
