using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>The article's first experiment, through the tool, as a user runs it.</summary>
public sealed class RunNaiveTests
{
    private static readonly string[] _names = ["SGD", "Momentum", "AdaGrad", "Adam", "RMSProp", "Nesterov"];

    [Fact]
    public void It_leaves_five_files_and_no_others()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, ToolRun.InProcess("run", "naive", "--out", folder.Path).ExitCode);
        Assert.Equal(["description.json", "figure.svg", "manifest.json", "report.html", "summary.json", "trace.csv"], folder.Files);
    }

    [Fact]
    public void The_description_runs_to_the_same_results()
    {
        using var folder = new TemporaryFolder();
        ToolRun.InProcess("run", "naive", "--out", folder["first"], "--steps", "7", "--precision", "float32");
        Assert.Equal(0, ToolRun.InProcess("run", folder["first", "description.json"], "--out", folder["second"]).ExitCode);
        foreach (var name in new[] { "description.json", "figure.svg", "report.html", "summary.json", "trace.csv" })
            Assert.Equal(File.ReadAllBytes(folder["first", name]), File.ReadAllBytes(folder["second", name]));
    }

    [Fact]
    public void The_trace_has_the_bits_of_the_original_program()
    {
        // The paths of the article's own numpy program; Adam computes its powers otherwise, so it may differ in the last digits.
        var golden = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "naive.json")))!["article f=x^2/20+y^2"]!;
        using var folder = new TemporaryFolder();
        ToolRun.InProcess("run", "naive", "--out", folder.Path);
        var lines = File.ReadAllLines(folder["trace.csv"]);
        Assert.Equal("optimizer,step,x,y,loss", lines[0]);
        Assert.Equal(1 + 6 * 31, lines.Length);
        foreach (var name in _names)
        {
            var points = lines.Select(line => line.Split(',')).Where(fields => fields[0] == name).ToArray();
            Assert.Equal(Enumerable.Range(0, 31), points.Select(fields => int.Parse(fields[1], CultureInfo.InvariantCulture)));
            for (var step = 0; step <= 30; step++)
            {
                for (var axis = 0; axis < 2; axis++)
                {
                    var expected = Numerics.HexadecimalFloat.Parse(golden[name]![step]![axis]!.GetValue<string>());
                    var actual = double.Parse(points[step][2 + axis], CultureInfo.InvariantCulture);
                    if (name == "Adam") Assert.InRange(actual - expected, -1e-12 * double.Abs(expected), 1e-12 * double.Abs(expected));
                    else Assert.Equal(expected, actual);
                }
            }
        }
    }

    [Fact]
    public void The_summary_has_the_digest_of_the_last_point_of_the_trace()
    {
        using var folder = new TemporaryFolder();
        ToolRun.InProcess("run", "naive", "--out", folder.Path);
        var results = JsonNode.Parse(File.ReadAllText(folder["summary.json"]))!["results"]!.AsArray();
        Assert.Equal(_names, results.Select(result => (string)result!["optimizer"]!));
        var last = File.ReadAllLines(folder["trace.csv"]).Select(line => line.Split(',')).Where(fields => fields[1] == "30").ToArray();
        foreach (var (result, fields) in results.Zip(last))
        {
            var point = fields[2..4].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(point, result!["finalPoint"]!.AsArray().Select(value => (double)value!));
            Assert.Equal(Digest.Of(Parameters<double>.Of(Layout.Vector(2), point)), (string)result["digest"]!);
            Assert.Null(result["divergedAt"]);
        }
    }

    [Fact]
    public void The_table_goes_to_stdout_without_styling_and_nothing_to_stderr()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("run", "naive", "--out", folder.Path);
        Assert.All(_names, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains(folder.Path, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void With_json_stdout_is_the_summary()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("run", "naive", "--out", folder.Path, "--json");
        Assert.Equal(File.ReadAllText(folder["summary.json"]), run.Output);
    }

    [Fact]
    public void The_figure_is_an_svg_and_the_page_asks_for_nothing_from_elsewhere()
    {
        using var folder = new TemporaryFolder();
        ToolRun.InProcess("run", "naive", "--out", folder.Path);
        var figure = XDocument.Load(folder["figure.svg"]).Root!;
        Assert.Equal("svg", figure.Name.LocalName);
        Assert.All(_names, name => Assert.Contains(name, figure.Value, StringComparison.Ordinal));
        var page = File.ReadAllText(folder["report.html"]);
        Assert.All(_names, name => Assert.Contains(name, page, StringComparison.Ordinal));
        Assert.DoesNotContain("src=", page.Split("<script", 2)[0], StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diverged_run_is_a_result()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("d.json", """
            { "name": "away", "steps": 500, "problem": {"minimize": {"objective": "valley"}},
              "optimizers": [{"label": "SGD, too fast", "optimizer": {"sgd": {"learningRate": 10}}}, {"optimizer": "sgd"}] }
            """);
        var run = ToolRun.InProcess("run", file, "--out", folder["out"]);
        Assert.Equal(0, run.ExitCode);

        // y grows by 1 - 2 · 10 = -19 a step from 2, its square beyond 1.8e308 when 19^2n > 0.45e308: from step 121 on.
        var results = JsonNode.Parse(File.ReadAllText(folder["out", "summary.json"]))!["results"]!;
        Assert.Equal(121, (int)results[0]!["divergedAt"]!);
        Assert.Equal("NaN", (string)results[0]!["finalLoss"]!);
        Assert.Null(results[1]!["divergedAt"]);
        Assert.Contains("step 121", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"SGD, too fast\",121,", File.ReadAllText(folder["out", "trace.csv"]), StringComparison.Ordinal);
        Assert.Contains("SGD, too fast", File.ReadAllText(folder["out", "figure.svg"]), StringComparison.Ordinal);
    }
}
