using System.Text.Json;
using System.Text.RegularExpressions;
using PureOptim.Experiments;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Terminal;
using PureOptim.Laws;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Laws;

public sealed partial class LawsCommandTests
{
    [Fact]
    public void One_optimizer_leaves_a_table_of_100_columns_and_three_files()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("laws", "--optimizer", "rmsProp", "--cases", "50", "--out", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("pureoptim:", run.Error, StringComparison.Ordinal); // A slow machine may have been shown progress.
        Assert.Equal(["laws.html", "laws.json", "laws.md", "manifest.json"], folder.Files);
        var lines = run.Output.Split('\n');
        Assert.StartsWith($"Laws of optimizers: {OptimizerLaws.All.Length} laws, 3 variants of 1 optimizer, up to 50 cases each", lines[0], StringComparison.Ordinal);
        Assert.Contains("  b  RMSProp, epsilon placement inside root", lines);
        Assert.All(OptimizerLaws.All, law => Assert.Single(lines, line => line.StartsWith($"{law.Id,-5} ", StringComparison.Ordinal) && line.Length <= 100));
        Assert.Contains(lines, line => line.StartsWith("≠ B5 RMSProp: does not hold, as predicted", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void The_same_seeds_give_the_same_bytes_and_another_seed_other_cases()
    {
        using var folder = new TemporaryFolder();
        string[] Files(string name, params string[] options)
        {
            ToolRun.InProcess(["laws", "--optimizer", "adam", "--cases", "3", "--out", folder[name], .. options]);
            return [.. Directory.GetFiles(folder[name]).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        }

        var first = Files("first");
        Assert.Equal(4, first.Length);
        Assert.Equal(first, Files("second"));
        Assert.Equal(Files("third", "--seed", "5"), Files("fourth", "--seed", "5"));
        Assert.NotEqual(Counterexamples("first"), Counterexamples("third"));

        string Counterexamples(string name)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(folder[name, "laws.json"]));
            return string.Concat(json.RootElement.GetProperty("laws").EnumerateArray()
                .SelectMany(law => law.GetProperty("verdicts").EnumerateArray())
                .Select(verdict => verdict.TryGetProperty("counterexample", out var text) ? text.GetString() : ""));
        }
    }

    [Fact]
    public void As_JSON_every_law_has_a_verdict_on_every_optimizer()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("laws", "--optimizer", "Sgd", "--cases", "50", "--json", "--out", folder.Path);
        Assert.Equal(File.ReadAllText(folder["laws.json"]), run.Output);
        using var json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetProperty("asExpected").GetBoolean());
        var laws = json.RootElement.GetProperty("laws").EnumerateArray().ToList();
        Assert.Equal(OptimizerLaws.All.Select(law => law.Id), laws.Select(law => law.GetProperty("id").GetString()));
        var rotation = laws.Single(law => law.GetProperty("id").GetString() == "B5").GetProperty("verdicts")[0];
        Assert.Equal("bounded", rotation.GetProperty("verdict").GetString());

        // Each of at most 12 steps rounds a dozen times outward: far above the unit roundoff 1.1e-16, far below what a wrong rule would need.
        Assert.InRange(rotation.GetProperty("bound").GetDouble(), 1e-16, 1e-10);
    }

    [Fact]
    public void Schedules_and_arithmetic_have_tables_of_their_own()
    {
        using var folder = new TemporaryFolder();
        var run = Samples.Run([LawTopics.Optimizers([Samples.Law("A1")], [Subjects.Optimizer(new PlainDescent())]), .. LawTopics.Of(null)[1..]], folder.Path);
        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n');
        Assert.Contains($"Laws of schedules: {ScheduleLaws.All.Length} laws, {ScheduleLaws.Kinds.Length} variants of {ScheduleLaws.Kinds.DistinctBy(kind => kind.GetType()).Count()} schedules, up to 50 cases each", lines);
        Assert.Contains($"Laws of arithmetic: {NumericLaws.All.Length} laws, 2 precisions, up to 50 cases each", lines);
        var ids = OptimizerLaws.All.Take(1).Concat<LawStatement>(ScheduleLaws.All).Concat(NumericLaws.All).Select(law => law.Id);
        Assert.Equal(ids, lines.Where(line => line.Length > 5 && line[0] is >= 'A' and <= 'I' && char.IsDigit(line[1])).Select(line => line.Split(' ')[0]));
        using var json = JsonDocument.Parse(File.ReadAllText(folder["laws.json"]));
        Assert.Equal(ids, json.RootElement.GetProperty("laws").EnumerateArray().Select(law => law.GetProperty("id").GetString()));
        var counting = json.RootElement.GetProperty("laws").EnumerateArray().Single(law => law.GetProperty("id").GetString() == "I3").GetProperty("verdicts");
        Assert.Equal([("Binary32", "refuted"), ("Binary64", "exact")], counting.EnumerateArray()
            .Select(verdict => (verdict.GetProperty("precision").GetString()!, verdict.GetProperty("verdict").GetString()!)));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(99, 0)]
    public void A_law_whose_cases_all_say_nothing_is_not_decided_which_enough_cases_make_a_failure(int cases, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var run = Samples.Run([Samples.Law("A1") with { Examine = _ => Finding.Vacuous }], new PlainDescent(), folder.Path, cases);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"∅ A1 PlainDescent: not decided: too many cases say nothing ({cases} cases, {cases} of which say nothing)", run.Output, StringComparison.Ordinal);
        Assert.Equal("pureoptim: 1 of 1 verdict not decided: too many cases say nothing: A1 on PlainDescent", run.ErrorLines[^1]);
    }

    [Fact]
    public void A_broken_promise_is_marked_and_makes_the_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        var run = Samples.Run([Samples.Law("A1"), Samples.Law("B16")], new SignDescent(), folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("pureoptim: 1 of 2 verdicts broken: B16 on SignDescent", run.ErrorLines[^1]);
        Assert.Contains("‼ B16 SignDescent: broken promise", run.Output, StringComparison.Ordinal);
        Assert.Contains("gradient 1: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"B16, SignDescent: broken promise", File.ReadAllText(folder["laws.html"]), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(folder["laws.json"]));
        Assert.Equal((1, 0, 0, false), Counts(json));
    }

    [Fact]
    public void A_counterexample_that_is_not_met_yet_is_no_broken_promise()
    {
        using var folder = new TemporaryFolder();
        var run = Samples.Run([Samples.Law("B15")], new PlainDescent(), folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("? B15 PlainDescent: does not hold, but these cases have not met a counterexample yet (50 cases)", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            "pureoptim: 1 of 1 verdict not met yet: a law that does not hold has a counterexample, which more cases will meet: B15 on PlainDescent", run.ErrorLines[^1]);
        Assert.Contains("? does not hold, but these cases have not met a counterexample yet: 1", File.ReadAllText(folder["laws.md"]), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(folder["laws.json"]));
        Assert.Equal((0, 0, 1, true), Counts(json));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("laws")[0].GetProperty("verdicts")[0].GetProperty("asExpected").ValueKind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_few_cases_of_everything_break_no_promise(int cases)
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("laws", "--cases", $"{cases}", "--out", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.ErrorLines, line => line.Contains("broken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rmsProp", "B5")]
    [InlineData("adam", "D1b")]
    [InlineData("adaGrad", "B15")]
    public void The_command_that_a_counterexample_comes_with_finds_it_again(string optimizer, string law)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, ToolRun.InProcess("laws", "--optimizer", optimizer, "--law", law, "--cases", "50", "--seed", "3", "--out", folder.Path).ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllText(folder["laws.json"]));
        var (page, list) = (File.ReadAllText(folder["laws.html"]), File.ReadAllText(folder["laws.md"]));
        foreach (var verdict in json.RootElement.GetProperty("laws")[0].GetProperty("verdicts").EnumerateArray())
        {
            var command = verdict.GetProperty("command").GetString()!;
            Assert.Contains(command, page, StringComparison.Ordinal);
            Assert.Contains($"`{command}`", list, StringComparison.Ordinal);
            string[] words = [.. QuotedWord().Matches(command).Select(word => word.Value.Trim('"'))];
            Assert.Equal("pureoptim", words[0]);
            var again = ToolRun.InProcess([.. words[1..], "--json"]);
            Assert.Equal(0, again.ExitCode);
            using var replayed = JsonDocument.Parse(again.Output);
            var found = replayed.RootElement.GetProperty("laws")[0].GetProperty("verdicts")[0];
            Assert.Equal(1, found.GetProperty("cases").GetInt32());
            Assert.Equal(verdict.GetProperty("counterexample").GetString(), found.GetProperty("counterexample").GetString());
        }
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex QuotedWord();

    private static (int Broken, int NotDecided, int NotMetYet, bool AsExpected) Counts(JsonDocument json) => (
        json.RootElement.GetProperty("broken").GetInt32(), json.RootElement.GetProperty("notDecided").GetInt32(),
        json.RootElement.GetProperty("notMetYet").GetInt32(), json.RootElement.GetProperty("asExpected").GetBoolean());

    [Theory]
    [InlineData("--optimizer is amad; that is not a known optimizer; the nearest is \"*", "--optimizer", "amad")]
    [InlineData("--cases is 0; it must be a whole number between 1 and 100000000", "--cases", "0")]
    [InlineData("--cases is many; it must be a whole number between 1 and 100000000", "--cases", "many")]
    [InlineData("--law is B6; that law is not checked here; the nearest is \"*", "--law", "B6")]
    [InlineData("--law is H1; that law is not checked here; the nearest is \"*", "--optimizer", "adam", "--law", "H1")]
    [InlineData("--subject is Adam, outside; that is not one of the columns; the nearest is \"*", "--subject", "Adam, outside")]
    [InlineData("--replay is (1,2,3); it must be (seed,gamma,size), three whole numbers, the second odd, as a verdict has them", "--law", "B5", "--replay", "(1,2,3)")]
    [InlineData("--replay is 813; it must be (seed,gamma,size), three whole numbers, the second odd, as a verdict has them", "--law", "B5", "--replay", "813")]
    [InlineData("--replay is the case of one law; name the law with --law", "--replay", "(1,3,3)")]
    [InlineData("--seed is given beside --replay, which says itself what its one case is", "--law", "B5", "--replay", "(1,3,3)", "--seed", "4")]
    [InlineData("--seed is -1; it must be a whole number between 0 and 18446744073709551615", "--seed", "-1")]
    [InlineData("\"--case\" is not known to laws; the nearest is \"--cases\" *", "--case", "5")]
    [InlineData("/dev/null/laws: cannot be written: *", "--out", "/dev/null/laws")]
    public void A_wrong_command_line_is_explained_in_one_line(string pattern, params string[] options)
    {
        var run = ToolRun.InProcess(["laws", .. options]);
        var line = Assert.Single(run.ErrorLines);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        if (pattern.EndsWith('*')) Assert.StartsWith($"pureoptim: {pattern[..^1]}", line, StringComparison.Ordinal);
        else Assert.Equal($"pureoptim: {pattern}", line);
    }

    [Fact]
    public void An_interrupt_ends_even_one_long_law_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new StringWriter();

        // A hundred million cases of each law would take hours.
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(300));
        var exitCode = Program.Run(
            ["laws", "--cases", "100000000", "--out", folder.Path], new(output, error, OutIsTerminal: false, ErrorIsTerminal: false, cancellation.Token));
        Assert.Equal((130, ""), (exitCode, output.ToString()));
        Assert.EndsWith("pureoptim: interrupted; no file was left half-written\n", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Progress_counts_every_case_once_up_to_the_last()
    {
        var seen = new List<CheckProgress>();
        LawTopics.Optimizers([Samples.Law("A1"), Samples.Law("B15"), Samples.Law("B12")], Subjects.Optimizers("adaGrad")).Check(new(20), seen.Add, CancellationToken.None);

        // Three variants; B12 does not apply to the one whose accumulator does not start at zero.
        Assert.All(seen, progress => Assert.Equal(8 * 20, progress.Total));
        Assert.Equal(8 * 20, seen[^1].Done);
        Assert.Equal(seen.Select(progress => progress.Done).Order(), seen.Select(progress => progress.Done));
    }
}
