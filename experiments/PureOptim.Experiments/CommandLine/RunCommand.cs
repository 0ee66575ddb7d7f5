using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using PureOptim.Article;
using PureOptim.Article.Claims;
using PureOptim.Article.Studies;
using PureOptim.Experiments.Reports;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Completion;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Replay;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim run</c>: description, plan, result in the store, table.</summary>
internal static class RunCommand
{
    /// <summary>The name that stands for all built-in descriptions, the experiments of the article.</summary>
    private const string Article = "article";

    /// <summary>The names that it runs besides files.</summary>
    internal static ImmutableArray<string> Names => [Article, .. BuiltInDescriptions.Names, .. Study.Names, ChoicePlan.Name, ClaimsRun.Name];

    internal static Command Create(ToolContext context)
    {
        var source = new Argument<string>("WHAT")
        {
            Description = $"{Article} (both experiments of the article), {string.Join(", ", BuiltInDescriptions.Names)}, a study ({string.Join(", ", [.. Study.Names, ChoicePlan.Name, ClaimsRun.Name])}), a file with a description, or an address of the playground.",
        }.OfPath();
        source.CompletionSources.Add([.. Names]);
        var options = new RunOptions();
        var command = new ToolCommand(
            "run",
            "Run an experiment and keep its results, figures and page in the store; what is finished is not run again.",
            ["run naive", "run mine.json --threads 4 --out results", "run rotation --quick"],
            "--again finds a bit that differs")
        {
            source, options.Out, options.Seed, options.Precision, options.Threads, options.Steps, options.Data, options.Store,
            options.Again, options.Every, options.Name, options.Json, options.Quick, options.Quiet,
        };
        command.SetAction(parsed =>
        {
            var (what, world) = (parsed.GetRequiredValue(source), context with { IsQuiet = parsed.GetValue(options.Quiet) });
            return what == ClaimsRun.Name ? RunClaims(parsed, options, world)
                : what == ChoicePlan.Name ? RunChoice(parsed, options, world)
                : Study.Find(what) is { } study ? RunStudy(parsed, study, options, world)
                : what == Article ? Run(parsed, [.. BuiltInDescriptions.Names.Select(BuiltInDescriptions.Load)], options, world, Article)
                : Run(parsed, [RunSource.Load(what, Names)], options, world, what);
        });
        return command;
    }

    private static int RunClaims(ParseResult parsed, RunOptions options, ToolContext context)
    {
        options.RefuseFor(ClaimsRun.Name, parsed);
        return ClaimsRun.Run(
            parsed.GetValue(options.Quick) ? Budget.Quick : Budget.Full,
            parsed.GetValue(options.Out),
            parsed.GetValue(options.Store)!,
            parsed.GetValue(options.Threads) ?? Environment.ProcessorCount,
            parsed.GetValue(options.Json),
            context);
    }

    private static int RunChoice(ParseResult parsed, RunOptions options, ToolContext context)
    {
        options.RefuseFor(ChoicePlan.Name, parsed);
        return new ChoiceRun(
            new(parsed.GetValue(options.Quick)), parsed.GetRequiredValue(options.Store), parsed.GetValue(options.Out),
            parsed.GetValue(options.Threads) ?? Environment.ProcessorCount, parsed.GetValue(options.Json)).Run(context);
    }

    private static int RunStudy(ParseResult parsed, Study study, RunOptions options, ToolContext context)
    {
        options.RefuseFor(study.Name, parsed);
        return new StudyRun(
            parsed.GetValue(options.Quick), parsed.GetRequiredValue(options.Store), parsed.GetValue(options.Out),
            parsed.GetValue(options.Threads) ?? Environment.ProcessorCount, parsed.GetValue(options.Json)).Run(study, context);
    }

    /// <summary>Runs descriptions with what the command line says otherwise.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="carried">The descriptions as they are.</param>
    /// <param name="options">The options that the command has.</param>
    /// <param name="context">The process.</param>
    /// <param name="source">The user's name for the descriptions.</param>
    internal static int Run(ParseResult parsed, ImmutableArray<Description> carried, RunOptions options, ToolContext context, string? source = null)
    {
        var isArticle = source == Article;
        var descriptions = carried.Select(description => options.Override(description, parsed, context)).ToArray();
        foreach (var line in descriptions.SelectMany(LateSchedules.Of)) context.Error.WriteLine($"pureoptim: {line}");
        var threads = parsed.GetValue(options.Threads) ?? Environment.ProcessorCount;
        if (parsed.GetValue(options.Quick)) throw new RunException($"--quick applies to studies only; use --steps for {source}");
        if (isArticle && parsed.GetValue(options.Name) is { } name) throw new RunException($"--name is {name}; {Article} is more than one run");
        if (parsed.GetValue(options.Data) is { } data && descriptions.All(description => description.Problem is not Classify { Data: ImageFiles }))
            throw new RunException($"--data is {data}; {descriptions[0].Name} needs no images");

        // All refusals come before the first step of the first run.
        var jobs = descriptions
            .Select(description => (
                Plan: Plan.For(description, parsed.GetValue(options.Data), threads),
                Folder: parsed.GetValue(options.Out) is { } folder ? isArticle ? Path.Combine(folder, description.Name) : folder : null))
            .Select(job => (job.Plan, job.Folder, Output: job.Folder is null ? null : OutputDirectory.Open(job.Folder)))
            .ToArray();

        var keeping = new RunCache(new(parsed.GetRequiredValue(options.Store)), context, Pictures.Of);
        var (summaries, agree) = (new JsonArray(), true);
        foreach (var job in jobs)
        {
            var kept = keeping.Complete(job.Plan, threads, parsed.GetValue(options.Every), (plan, checkpointer) => Watch(plan, checkpointer, context));
            job.Output?.Publish(kept.Artifacts);
            if (kept.WasThere && parsed.GetValue(options.Every) is { } every && every != kept.Manifest.Every)
                context.Error.WriteLine($"pureoptim: --every is {every}; run {kept.Run.Key} is finished with a link every {CountText.Of(kept.Manifest.Every, "step")}, and stays so");
            summaries.Add(JsonNode.Parse(kept.Summary));
            if (!parsed.GetValue(options.Json)) Print(kept, parsed.GetValue(options.Data), job.Folder, context);
            if (kept.WasThere && parsed.GetValue(options.Again)) agree &= Agrees(kept, Watch(job.Plan, new NoCheckpoints(kept.Manifest.Every), context), context);
        }

        if (parsed.GetValue(options.Json)) context.Out.Write(CanonicalText.Of(isArticle ? summaries : summaries[0]!));
        return ExitCode.Of(agree);
    }

    private static RunResult Watch(Plan plan, ICheckpointer checkpointer, ToolContext context) =>
        ProgressView.Watch<Progress, RunResult>(context, plan.Description.Name, observe => plan.Run(observe, checkpointer));

    /// <summary>Whether a repeated run has every link of the one in the store, and every number of its trace.</summary>
    private static bool Agrees(CachedRun kept, RunResult repeated, ToolContext context)
    {
        foreach (var (stored, trace) in kept.Result.Traces.Zip(repeated.Traces))
        {
            var agreeing = stored.Links.Zip(trace.Links).TakeWhile(pair => pair.First == pair.Second).Count();
            var areLinksSame = agreeing == stored.Links.Length && agreeing == trace.Links.Length;
            if (areLinksSame && TraceDifference.Between(stored, trace) is null) continue;
            var from = !areLinksSame ? agreeing == 0 ? "at the start" : $"after step {stored.Links[agreeing - 1].Step}" : TraceDifference.Between(stored, trace);
            context.Error.WriteLine($"pureoptim: run {kept.Run.Key} run again differs: {trace.Optimizer} {from}; \"pureoptim replay {kept.Run.Key}\" finds the place");
            return false;
        }

        context.Error.WriteLine($"Run {kept.Run.Key} run again agrees in all {CountText.Of(repeated.Traces.Sum(trace => trace.Links.Length), "link")} and every number of the trace.");
        return true;
    }

    private static void Print(CachedRun kept, string? data, string? folder, ToolContext context)
    {
        var (description, run) = (kept.Result.Description, kept.Run);
        var source = description.Problem is Classify problem ? $", {ProblemText.Data(problem.Data)}{(data is null ? "" : $" of {data}")}" : "";
        context.Out.WriteLine($"{description.Name}: {CountText.Of(description.Steps, "step")}, {SettingsText.Text(description.Precision)}, seed {description.Seed}{source}");
        TextReport.Print([ResultTable.Of(kept.Result)], context);
        TerminalOutput.Paragraph(context, kept.WasThere
            ? string.Create(CultureInfo.InvariantCulture, $"Run {run.Key} was finished on {kept.Manifest.Ended:yyyy-MM-dd HH:mm} UTC (--again repeats it): {run["report.html"]}")
            : $"Run {run.Key}: {run["report.html"]} (open it in a browser)");
        if (folder is not null) context.Out.WriteLine($"Copied to {Path.GetFullPath(folder)}");
        context.Out.WriteLine();
    }
}
