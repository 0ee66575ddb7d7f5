using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Peers;
using PureOptim.Experiments.Terminal;
using PureOptim.Laws;
using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim laws</c>: which laws each optimizer keeps, and the smallest counterexample to each that it does not; the same of schedules and of arithmetic.</summary>
internal static class LawsCommand
{
    private const int DefaultCases = 1000;

    internal static Command Create(ToolContext context)
    {
        var optimizer = new Option<string?>("--optimizer")
        {
            Description = "One optimizer with each of its options, alone. Default: all, and schedules and arithmetic.",
            HelpName = "NAME",
        };
        var law = new Option<string?>("--law") { Description = "One law, by its identifier.", HelpName = "ID" };
        var subject = new Option<string?>("--subject")
        {
            Description = "One column: an optimizer with its options, a schedule or a precision, as the tables call it.",
            HelpName = "LABEL",
        };
        var replay = new Option<string?>("--replay")
        {
            Description = "The one case that a verdict names, with --law; files are written to --out only.",
            HelpName = "(SEED,GAMMA,SIZE)",
        };
        optimizer.CompletionSources.Add(_ => Subjects.OptimizerNames);
        law.CompletionSources.Add(_ => LawTopics.Of(null).SelectMany(topic => topic.Ids).Distinct());
        var cases = RunOptions.Number("--cases", 1, 100_000_000, $"How many cases each law is tried on. Default: {DefaultCases}.");
        var options = new RunOptions();
        var peer = new PeerOptions();
        var command = new ToolCommand(
            "laws",
            "Check every law on every optimizer, schedule and precision and write what holds and what fails.",
            ["laws", "laws --optimizer rmsProp --cases 10000", "laws --law B4 --subject Adam", "laws --library torch"],
            "a promise is broken, or not decided by a hundred cases or more")
        {
            optimizer, peer.Command, peer.Library, peer.With, peer.As, peer.Quick, law, subject, cases, options.Seed, replay, options.Store, options.Out, options.Json, options.Quiet,
        };
        command.SetAction(parsed =>
        {
            var world = context with { IsQuiet = parsed.GetValue(options.Quiet) };
            using var peers = peer.Open(parsed, world);
            var all = peers is null ? LawTopics.Of(parsed.GetValue(optimizer)) : peers.Trial.Topics(parsed.GetValue(optimizer), parsed.GetValue(peer.As), parsed.GetValue(peer.Quick));
            var topics = LawTopics.Only(all, parsed.GetValue(law), parsed.GetValue(subject));
            var trial = new LawTrial(parsed.GetValue(cases) ?? (peers is null ? DefaultCases : peer.Cases(parsed)), parsed.GetValue(options.Seed));
            if (parsed.GetValue(replay) is not { } text)
                return Run(topics, trial, RunStore.LawsIn(parsed.GetRequiredValue(options.Store)), parsed.GetValue(options.Out), parsed.GetValue(options.Json), world, peers is null ? null : peers.Trial.Scripts);
            if (parsed.GetValue(law) is null) throw new RunException("--replay is the case of one law; name the law with --law");
            if (new Option[] { cases, options.Seed }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
                throw new RunException($"{other.Name} is given beside --replay, which says itself what its one case is");
            if (!LawChecker.IsReplay(text)) throw new RunException($"--replay is {text}; it must be (seed,gamma,size), three whole numbers, the second odd, as a verdict has them");
            return Run(topics, new(1, Replay: text), null, parsed.GetValue(options.Out), parsed.GetValue(options.Json), world, peers is null ? null : peers.Trial.Scripts);
        });
        return command;
    }

    /// <summary>Checks, writes the files where there is a folder for them, and shows the table.</summary>
    /// <param name="topics">The laws and subjects to check.</param>
    /// <param name="trial">The cases to try.</param>
    /// <param name="kept">The folder of the store for the files, or null.</param>
    /// <param name="copy">A folder for a copy, or null.</param>
    /// <param name="asJson">Whether to print JSON instead of tables.</param>
    /// <param name="context">The outside world.</param>
    /// <param name="more">More files that a report makes, or null.</param>
    /// <returns>0 if no promise is broken and none is left undecided by cases enough, otherwise 1.</returns>
    internal static int Run(ImmutableArray<LawTopic> topics, LawTrial trial, string? kept, string? copy, bool asJson, ToolContext context, Func<LawReport, IEnumerable<Artifact>>? more = null)
    {
        OutputDirectory?[] outputs =
        [
            kept is null ? null : OutputDirectory.OfStore(kept, damage => context.Error.WriteLine($"pureoptim: {damage}")),
            copy is null ? null : OutputDirectory.Open(copy),
        ];
        var report = Check(topics, trial, context);
        var json = CanonicalText.Of(LawsJson.Of(report));
        Artifact[] files = [new("laws.md", LawsMarkdown.Of(report)), .. LawsPage.Of(report), new("laws.json", json), .. more?.Invoke(report) ?? []];
        foreach (var output in outputs) output?.Publish(files);
        if (asJson)
        {
            context.Out.Write(json);
        }
        else
        {
            LawsTable.Print(report, context);
            if ((kept ?? copy) is { } folder) context.Out.WriteLine($"Written to {Path.GetFullPath(folder)} (open laws.html in a browser)");
            if (kept is not null && copy is not null) context.Out.WriteLine($"Copied to {Path.GetFullPath(copy)}");
        }

        Tell("broken", report.Broken, report, context);
        Tell("not decided: too many cases say nothing", report.Undecided, report, context);
        Tell("not decided: a hyperparameter cannot be varied", report.Unvaried, report, context);
        Tell("not met yet: a law that does not hold has a counterexample, which more cases will meet", report.Unmet, report, context);
        return ExitCode.Of(report.IsWell);
    }

    /// <summary>Checks laws, and shows how far it is.</summary>
    internal static LawReport Check(ImmutableArray<LawTopic> topics, LawTrial trial, ToolContext context) => new([.. topics.Select(topic => ProgressView.Watch<CheckProgress, LawMatrix>(
        context, topic.Title, observe => topic.Check(trial, observe, context.Cancelled)))]);

    private static void Tell(string what, IEnumerable<Cell> cells, LawReport report, ToolContext context)
    {
        string[] names = [.. cells.Select(cell => $"{cell.Verdict.Law.Id} on {cell.Subject.Label}")];
        if (names.Length == 0) return;
        var listed = string.Join("; ", names.Take(5)) + (names.Length > 5 ? "; ..." : "");
        context.Error.WriteLine($"pureoptim: {names.Length} of {CountText.Of(report.Cells.Count(), "verdict")} {what}: {listed}");
    }
}
