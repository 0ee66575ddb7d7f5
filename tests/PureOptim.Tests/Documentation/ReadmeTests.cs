using PureOptim.Runs.Sweeps;
using PureOptim.Tests.Tool;
using PureOptim.Tests.Trainings;

namespace PureOptim.Tests.Documentation;

public sealed class ReadmeTests
{
    private static readonly string _root = Above(AppContext.BaseDirectory);

    private static readonly Dictionary<string, Action> _snippets = new(StringComparer.Ordinal)
    {
        ["See"] = ReadmeSee.Run,
        ["Train"] = ReadmeTrain.Run,
        ["Wrap"] = ReadmeWrap.Run,
        ["From PyTorch, Optax and Keras"] = ReadmeDialects.Run,
        ["Continue"] = ReadmeContinue.Run,
        ["Verify"] = ReadmeVerify.Run,
    };

    public static TheoryData<string> Snippets => [.. _snippets.Keys];

    [Theory, MemberData(nameof(Snippets))]
    public void A_snippet_is_the_one_that_is_compiled_here(string name)
    {
        var compiled = File.ReadAllLines(Path.Combine(_root, "tests", "PureOptim.Tests", "Documentation", $"Readme{(name.StartsWith("From", StringComparison.Ordinal) ? "Dialects" : name)}.cs"));
        var usings = compiled.TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal));
        var body = compiled.SkipWhile(line => line != "    {").Skip(1).TakeWhile(line => line != "    }").Select(line => line.Length == 0 ? line : line[8..]);
        Assert.Equal([.. usings, "", .. body], Block(name, "csharp"));
    }

    [Theory, MemberData(nameof(Snippets))]
    public void A_snippet_prints_what_the_readme_says_it_prints(string name)
    {
        var before = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(output);
            _snippets[name]();
        }
        finally
        {
            Console.SetOut(before);
        }

        var (printed, shown) = (output.ToString().TrimEnd('\n').Split('\n'), Block(name, "text"));
        if (Array.IndexOf(shown, "...") is >= 0 and var gap)
        {
            Assert.True(printed.Length > shown.Length);
            printed = [.. printed[..gap], "...", .. printed[^(shown.Length - gap - 1)..]];
        }

        Assert.Equal(printed, shown);
    }

    [Theory, InlineData("ClippedDescent"), InlineData("NormalizedDescent")]
    public void The_optimizers_of_ones_own_are_those_that_are_compiled_and_checked_here(string name)
    {
        var compiled = File.ReadAllText(Path.Combine(_root, "tests", "PureOptim.Tests", "Documentation", $"{name}.cs"));
        // These tests see the internals of the library, so that an override says internal here, and must not elsewhere.
        var shown = compiled.Replace("namespace PureOptim.Tests.Documentation;\n\n", "", StringComparison.Ordinal).Replace("protected internal", "protected", StringComparison.Ordinal);
        Assert.Contains($"```csharp\n{shown}```", File.ReadAllText(Path.Combine(_root, "README.md")), StringComparison.Ordinal);
        // The promise is at most 30 lines for an optimizer, its usings left aside.
        var record = shown[shown.IndexOf("public sealed record", StringComparison.Ordinal)..];
        Assert.InRange(record[..(record.IndexOf("\n}\n", StringComparison.Ordinal) + 2)].Split('\n').Length, 5, 30);
    }

    [Fact]
    public void The_training_that_is_kept_is_a_program_that_prints_what_is_shown()
    {
        var program = File.ReadAllText(Path.Combine(_root, "tests", "PureOptim.OwnTraining", "Program.cs"));
        Assert.Equal(program.TrimEnd('\n').Split('\n'), Block("Keep and replay", "csharp"));
        using var folder = new TemporaryFolder();
        using var run = OwnProgram.Start(folder["runs"]);
        Assert.Equal(Block("Keep and replay", "text"), OwnProgram.Ended(run).TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void The_commands_are_those_of_the_project_as_it_is()
    {
        var readme = File.ReadAllText(Path.Combine(_root, "README.md"));
        Assert.Contains("dotnet run -c Release --project experiments/PureOptim.Experiments -- run article", readme, StringComparison.Ordinal);
        Assert.Contains("dotnet test PureOptim.sln -c Release", readme, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_root, "experiments", "PureOptim.Experiments", "PureOptim.Experiments.csproj")));
    }

    [Fact]
    public void The_sweep_has_as_many_trials_as_the_readme_says()
    {
        var readme = File.ReadAllText(Path.Combine(_root, "README.md"));
        var sweep = Sweep.Parse("README.md", readme[readme.IndexOf("### Sweeps", StringComparison.Ordinal)..].Split("```json", 2)[1].Split("```", 2)[0]);
        Assert.Contains($"This one has {sweep.Count} trials:", readme, StringComparison.Ordinal);
        Assert.Equal(sweep.Count, sweep.Expand().DistinctBy(trial => trial.Id).Count());
    }

    [Fact]
    public void The_runs_that_are_compared_differ_as_the_readme_says()
    {
        var part = File.ReadAllText(Path.Combine(_root, "README.md")).Split("This is `constant.json`", 2)[1];
        var (constant, decay, shown) = (part.Split("```json\n", 2)[1].Split("```", 2)[0], part.Split('`')[3], part.Split("```text\n", 2)[1].Split("```", 2)[0]);
        Assert.StartsWith("{ \"piecewiseConstant\"", decay, StringComparison.Ordinal);
        var stepwise = constant.Replace("\"constant\"", "\"stepwise\"", StringComparison.Ordinal).Replace("0.99", decay, StringComparison.Ordinal);

        using var folder = new TemporaryFolder();
        string[] store = ["--store", folder["runs"]];
        foreach (var (name, text) in new[] { ("constant", constant), ("stepwise", stepwise) })
            Assert.Equal(0, ToolRun.InProcess(["run", folder.Write($"{name}.json", text), .. store]).ExitCode);
        var command = part.Split("`pureoptim diff ", 2)[1].Split('`', 2)[0].Split(' ');
        var run = ToolRun.InProcess(["diff", .. command, .. store]);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(shown.TrimEnd('\n'), run.Output.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("thousand", 1000)]
    [InlineData("long", 2000)]
    [InlineData("network", 60)]
    public void The_sweeps_that_are_timed_have_as_many_trials_as_is_said(string name, int trials)
    {
        var file = Path.Combine(_root, "experiments", "PureOptim.Benchmarks", "sweeps", $"{name}.json");
        Assert.Equal(trials, Sweep.Parse(file, File.ReadAllText(file)).Expand().DistinctBy(trial => trial.Id).Count());
    }

    /// <summary>The lines of the first block of that language below a heading.</summary>
    private static string[] Block(string heading, string language) =>
        [.. File.ReadAllLines(Path.Combine(_root, "README.md")).SkipWhile(line => line != $"### {heading}").SkipWhile(line => line != $"```{language}").Skip(1).TakeWhile(line => line != "```")];

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "PureOptim.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
