using System.Collections.Immutable;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Terminal;
using PureOptim.Laws;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Laws;

/// <summary>Small matrices.</summary>
internal static class Samples
{
    /// <summary>The published law of that identifier.</summary>
    internal static Law Law(string id) => OptimizerLaws.All.Single(law => law.Id == id);

    /// <summary>A law that nobody wrote down wisely: its words have a meaning in Markdown and HTML.</summary>
    internal static Law Awkward { get; } = Law("A1") with { Id = "Z9", Statement = "Norms |x| < 1 & <b>bold</b> ones.", Formula = @"|x| < 1 \unheardOf" };

    /// <summary>A law that holds, one that holds within a bound or fails, one that applies to few, and an awkward one; on six optimizers.</summary>
    internal static LawMatrix Matrix { get; } = Check(LawTopics.Optimizers([Law("A1"), Law("B5"), Law("B12"), Awkward], [.. ((string[])["sgd", "momentum", "nesterov", "adaGrad", "rmsProp", "adam"]).SelectMany(name => Subjects.Optimizers(name))]), 20);

    /// <summary>That matrix and those of schedules and arithmetic.</summary>
    internal static LawReport Report { get; } = new([Matrix, Check(LawTopics.Schedules, 50), Check(LawTopics.Arithmetic, 50)]);

    /// <summary>The table of a topic.</summary>
    internal static LawMatrix Check(LawTopic topic, int cases) => topic.Check(new(cases), _ => { }, CancellationToken.None);

    /// <summary>The command on laws and an optimizer of a test's own.</summary>
    internal static ToolRun Run(ImmutableArray<Law> laws, IOptimizer optimizer, string folder, int cases = 50) =>
        Run([LawTopics.Optimizers(laws, [Subjects.Optimizer(optimizer)])], folder, cases);

    /// <summary>The command on topics of a test's own.</summary>
    internal static ToolRun Run(ImmutableArray<LawTopic> topics, string folder, int cases = 50)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new ToolContext(output, error, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        return new(LawsCommand.Run(topics, new(cases), kept: null, folder, asJson: false, context), output.ToString(), error.ToString());
    }
}
