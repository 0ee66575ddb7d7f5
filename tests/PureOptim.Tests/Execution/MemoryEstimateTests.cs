using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Execution;

public sealed class MemoryEstimateTests
{
    [Theory]
    [InlineData("""{"minimize": {"objective": {"rosenbrock": {"dimension": 100000}}}}""", 1000, "x: it needs about 8 GB of memory; here are 4 GB. Fewer steps, coordinates or optimizers need less")]
    [InlineData("""{"classify": {"data": "mnist", "layers": [784, 20000, 20000, 10]}}""", 100, "x: it needs about 13.4 GB of memory; here are 4 GB. Smaller layers or fewer optimizers need less")]
    [InlineData("""{"classify": {"data": "mnist", "layers": [784, 65536, 65536, 10]}}""", 100, "x: the network has 4,347,133,962 parameters; a vector holds at most 2,147,483,591")]
    public void What_does_not_fit_is_refused_with_what_it_needs(string problem, long steps, string complaint)
    {
        // Numbers of the trace times 80 bytes; 785 · 65,536 + 65,537 · 65,536 + 65,537 · 10 parameters; parameters and gradient of 8 bytes, the parameters three times, and the activations twice.
        var description = Parse(problem, steps);
        Assert.Equal(complaint, Assert.Throws<RunException>(() => MemoryEstimate.Check(description, 4_000_000_000)).Message);
    }

    [Theory]
    [InlineData("""{"minimize": {"objective": "valley"}}""", 1_000_000)]
    [InlineData("""{"classify": {"data": "mnist", "layers": [784, 100, 100, 100, 100, 10]}}""", 2000)]
    public void The_experiments_fit_into_a_gigabyte(string problem, long steps) => MemoryEstimate.Check(Parse(problem, steps), 1_000_000_000);

    [Fact]
    public void A_run_that_does_not_fit_is_refused_before_it_begins()
    {
        using var folder = new TemporaryFolder();
        var limit = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x10000000" };
        var run = ToolRun.AsProcess(limit, "run", "naive", "--steps", "1000000", "--store", folder["runs"]);
        Assert.Equal("pureoptim: naive: it needs about 1.4 GB of memory; here are 0.3 GB. Fewer steps, coordinates or optimizers need less", Assert.Single(run.ErrorLines));
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(folder.Files);
    }

    private static Description Parse(string problem, long steps) =>
        Description.Parse("d.json", $$"""{"name": "x", "steps": {{steps}}, "problem": {{problem}}, "optimizers": [{"optimizer": "sgd"}] }""");
}
