using System.CommandLine;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Output;
using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim run</c>: description, plan, result, files, table.</summary>
internal static class RunCommand
{
    /// <summary>The name that stands for all built-in descriptions, the experiments of the article.</summary>
    private const string Article = "article";

    internal static Command Create(ToolContext context)
    {
        var source = new Argument<string>("what")
        {
            Description = $"{Article} (both experiments of the article), {string.Join(", ", Description.BuiltIn)}, or a file with a description.",
        };
        var options = new RunOptions();
        var command = new Command("run", "Run an experiment and write its results, figures and page.")
        {
            source, options.Out, options.Seed, options.Precision, options.Threads, options.Steps, options.Data, options.Json,
        };
        command.SetAction(parsed => Run(parsed, parsed.GetRequiredValue(source), options, context));
        return command;
    }

    private static int Run(ParseResult parsed, string source, RunOptions options, ToolContext context)
    {
        var isArticle = source == Article;
        var carried = isArticle ? Description.BuiltIn.Select(Description.LoadBuiltIn) : [RunSource.Load(source)];
        var descriptions = carried.Select(description => options.Override(description, parsed)).ToArray();
        var folder = parsed.GetValue(options.Out) ?? Path.Combine("out", isArticle ? Article : descriptions[0].Name);

        if (parsed.GetValue(options.Data) is { } data && descriptions.All(description => description.Problem is not Classify))
            throw new ToolException($"--data is {data}; {descriptions[0].Name} needs no data");

        // Whatever can be refused is refused before the first step of the first run.
        var jobs = descriptions
            .Select(description => (
                Plan: Plan.For(description, parsed.GetValue(options.Data), parsed.GetValue(options.Threads) ?? Environment.ProcessorCount),
                Folder: isArticle ? Path.Combine(folder, description.Name) : folder))
            .Select(job => (job.Plan, job.Folder, Output: OutputDirectory.Open(job.Folder)))
            .ToArray();

        var summaries = new JsonArray();
        foreach (var job in jobs)
        {
            var result = ProgressView.Watch<Progress, RunResult>(context, job.Plan.Description.Name, job.Plan.Run);
            job.Output.Publish(Artifacts.Of(result));
            summaries.Add((JsonNode)SummaryJson.Of(result));
            if (!parsed.GetValue(options.Json)) Print(result, job.Folder, context);
        }

        if (parsed.GetValue(options.Json)) context.Out.Write(SummaryJson.Text(isArticle ? summaries : summaries[0]!));
        return 0;
    }

    private static void Print(RunResult result, string folder, ToolContext context)
    {
        var description = result.Description;
        context.Out.WriteLine($"{description.Name}: {description.Steps} steps, {ValueText(description.Precision)}, seed {description.Seed}");
        ResultTable.Print(result, context);
        context.Out.WriteLine($"Written to {Path.GetFullPath(folder)} (open report.html in a browser)");
        context.Out.WriteLine();
    }

    private static string ValueText(Precision precision) => precision == Precision.Float32 ? "float32" : "float64";
}
