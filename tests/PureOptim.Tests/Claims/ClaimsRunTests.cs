using System.Text.Json.Nodes;
using System.Xml.Linq;
using PureOptim.Article.Claims;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Claims;

/// <summary>The whole report with as little of everything as there can be.</summary>
public sealed class ClaimsRunTests
{
    private static readonly Budget _least =
        new("least", Starts: 2, Seeds: 1, Iterations: 2, LawCases: 20, Rates: [0.01], HasSmallStudies: true);

    private static readonly string[] _files =
        ["claims.json", "claims.md", "errata.svg", "manifest.json", "mnist.svg", "report.html", "summary.md", "threads.svg"];

    [Fact]
    public void It_writes_the_report_and_a_second_run_takes_all_trials_from_the_store()
    {
        using var folder = new TemporaryFolder();
        var first = Run(folder, "first");
        Assert.Equal(0, first.ExitCode);
        Assert.Empty(Complaints(first));
        foreach (var id in ArticleClaims.Of(_least).Select(claim => claim.Id)) Assert.Contains(id, first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', first.Output);

        // Trials whose file is damaged are run again, and that is said.
        var damaged = Directory.GetFiles(folder["runs", "trials", "results"]).Order(StringComparer.Ordinal).First();
        Damages.Do(damaged, "changed");
        var second = Run(folder, "second");
        Assert.Matches($@"{TrialStore.IndexOf(folder["runs"]).Count} trials, \d+ of them from", second.Output);
        Assert.NotEmpty(Complaints(second));
        Assert.All(Complaints(second), line => Assert.Contains(Path.GetFileName(damaged), line, StringComparison.Ordinal));

        // Whether from the store or run: the same bytes; in the store, and as a copy.
        Assert.Equal(_files, Directory.EnumerateFiles(folder["runs", "claims", "quick"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var name in _files) Assert.Equal(File.ReadAllBytes(folder["runs", "claims", "quick", name]), File.ReadAllBytes(folder["second", name]));
        Assert.Equal(_files, Directory.EnumerateFiles(folder["first"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var name in _files) Assert.Equal(File.ReadAllBytes(folder["first", name]), File.ReadAllBytes(folder["second", name]));
        Check(folder);
    }

    /// <summary>The text on stderr besides the progress that a slow machine shows.</summary>
    private static IEnumerable<string> Complaints(ToolRun run) => run.ErrorLines.Where(line => !line.EndsWith(" left", StringComparison.Ordinal));

    private static void Check(TemporaryFolder folder)
    {
        var json = JsonNode.Parse(File.ReadAllText(folder["first", "claims.json"]))!;
        var claims = json["claims"]!.AsArray();
        var (markdown, page) = (File.ReadAllText(folder["first", "claims.md"]), File.ReadAllText(folder["first", "report.html"]));
        var html = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        var text = html.Root!.Value;
        Assert.Equal(ArticleClaims.Of(_least).Select(claim => claim.Id), claims.Select(claim => (string)claim!["id"]!));
        foreach (var claim in claims)
        {
            Assert.Contains($"Verdict: {claim!["verdict"]}.", markdown, StringComparison.Ordinal);
            foreach (var field in new[] { "id", "claim", "criterion" }) Assert.Contains((string)claim[field]!, text, StringComparison.Ordinal);
            foreach (var each in claim["cases"]!.AsArray()) Assert.NotEmpty(each!["evidence"]!.AsArray());
        }

        // Every trial that is evidence is in the store, under its identity, and the other way round.
        Assert.Equal(
            TrialStore.IndexOf(folder["runs"]).Ids.Select(id => $"{id}").Order(StringComparer.Ordinal),
            json["trials"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Equal(claims.Count, html.Descendants("details").Count(element => (string?)element.Attribute("class") == "claim"));
    }

    [Theory]
    [InlineData("--seed", "3")]
    [InlineData("--steps", "3")]
    [InlineData("--precision", "float64")]
    [InlineData("--data", "elsewhere")]
    [InlineData("--every", "10")]
    public void What_would_change_the_claims_is_refused(string option, string value)
    {
        var run = ToolRun.InProcess("run", "claims", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"pureoptim: {option} is given; claims says itself what it runs", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Quick_is_refused_for_what_is_no_study()
    {
        var run = ToolRun.InProcess("run", "naive", "--quick");
        Assert.Equal((2, "pureoptim: --quick applies to studies only; use --steps for naive"), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    [Fact]
    public void A_claim_that_stands_twice_is_refused()
    {
        var claims = ArticleClaims.Of(_least);
        var refusal = Assert.Throws<ArgumentException>(() => ClaimReport.Of(_least, [claims[0], claims[0]], new FakeResults()));
        Assert.Contains(claims[0].Id, refusal.Message, StringComparison.Ordinal);
    }

    private static ToolRun Run(TemporaryFolder folder, string name)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new ToolContext(output, error, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        var exitCode = ClaimsRun.Run(_least, folder[name], folder["runs"], jobs: 2, asJson: false, context);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
