using PureOptim.Experiments.Reports;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Completion;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Replay;

/// <summary>Small runs, and a way to put them into a store.</summary>
internal static class Samples
{
    /// <summary>A path that starts at x = 0, where the slope along x is 0: only y moves, and only y can differ.</summary>
    internal static Description Path(Schedule decay, string name = "path", FloatType precision = FloatType.Float64, long steps = 40) =>
        new(name, new Minimize(Objective.Valley, [0, 2]), [new(new Sgd { LearningRate = 0.1 }), new(new RmsProp { LearningRate = 0.1, Decay = decay })])
        {
            Steps = steps,
            Precision = precision,
        };

    /// <summary>A network of one layer on MNIST.</summary>
    internal static Description Network(Schedule momentum, long steps = 20) =>
        new("network", new Classify(new Mnist(), [784, 10]) { BatchSize = 8 }, [new(new Momentum { LearningRate = 0.01, MomentumFactor = momentum })])
        {
            Steps = steps,
            Precision = FloatType.Float32,
        };

    /// <summary>Runs a plan and keeps it.</summary>
    internal static string Keep(TemporaryFolder folder, Plan plan, long every = 100)
    {
        using var silence = new StringWriter();
        var context = new ToolContext(silence, silence, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        var kept = new RunCache(new(folder["runs"]), context, Pictures.Of).Complete(plan, 1, every, (what, checkpointer) => what.Run(_ => { }, checkpointer));
        Assert.Equal("", silence.ToString());
        return kept.Run.Key;
    }

    /// <summary>Runs a description and keeps it.</summary>
    internal static string Keep(TemporaryFolder folder, Description description, long every = 100) => Keep(folder, Plan.For(description, null, 1), every);

    /// <summary>The tool with the store of the folder.</summary>
    internal static ToolRun Tool(TemporaryFolder folder, params string[] arguments) => ToolRun.InProcess([.. arguments, "--store", folder["runs"]]);
}
