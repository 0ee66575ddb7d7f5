using System.Text;
using System.Text.RegularExpressions;
using PureOptim.Experiments.Clusters;
using PureOptim.Runs;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Clusters;

/// <summary>Whether Kubernetes would take the manifest is checked by <c>tests/kubernetes/valid.sh</c>, which has its schemas.</summary>
public sealed partial class KubernetesTests
{
    [Theory]
    [InlineData(5, 1)]
    [InlineData(130, 13)]
    [InlineData(100_000, 200)]
    public void There_are_as_many_pods_as_parts(int trials, int parts)
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("sweep", folder.Write("s.json", Rates(trials)), "--kubernetes", "image");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([$"completions: {parts}", $"parallelism: {parts}", $"+ 1))/{parts}"], Parts().Matches(run.Output).Select(match => match.Value));
    }

    [Fact]
    public void The_number_of_parts_and_of_processors_can_be_given()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("sweep", folder.Write("s.json", Rates(5)), "--kubernetes", "image", "--shards", "4", "--jobs", "3");
        Assert.Contains("\n  completions: 4\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n            cpu: \"3\"\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" --jobs 3 --shard $((JOB_COMPLETION_INDEX + 1))/4 --rest\"]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_run_here_is_refused_beside_it_and_parts_without_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", Rates(5));
        Refused("--shard is given beside --kubernetes", "--shard", "1/2", "--kubernetes", "image");
        Refused("--data is given beside --kubernetes", "--data", folder.Path, "--kubernetes", "image");
        Refused("--kubernetes is blank", "--kubernetes", " ");
        Refused("--shards is given; it is for --slurm and --kubernetes", "--shards", "3");

        void Refused(string complaint, params string[] options)
        {
            var run = ToolRun.InProcess(["sweep", file, .. options]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.StartsWith($"pureoptim: {complaint}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sweep_that_no_ConfigMap_holds_is_refused()
    {
        var sweep = Runs.Sweeps.Sweep.Parse("s.json", Rates(5));
        var length = Encoding.UTF8.GetByteCount(sweep.Canonical);
        var manifest = new KubernetesManifest(sweep, "image", 1, 1) { MostBytes = length };
        Assert.NotEmpty(manifest.Text);
        var refusal = Assert.Throws<RunException>(() => (manifest with { MostBytes = length - 1 }).Text);
        Assert.Equal($"rates: the sweep has {length} bytes; a ConfigMap of Kubernetes holds {length - 1}", refusal.Message);
    }

    private static string Rates(int count) => Sweep($$$"""{"linear": {"from": 0.1, "to": 1, "count": {{{count}}}}}""");

    private static string Sweep(string rates) => """
        { "name": "rates", "problem": {"minimize": {"objective": "valley"}}, "steps": 20, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": RATES}}}}] }
        """.Replace("RATES", rates, StringComparison.Ordinal);

    [GeneratedRegex(@"completions: \d+|parallelism: \d+|\+ 1\)\)/\d+")]
    private static partial Regex Parts();
}
