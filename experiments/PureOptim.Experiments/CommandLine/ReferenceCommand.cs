using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;
using PureOptim.Experiments.Reference;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim reference</c>: the pages of the library reference that are made from the code, as Markdown.</summary>
internal static class ReferenceCommand
{
    private const int DefaultCases = 100;

    internal static Command Create(ToolContext context)
    {
        var folder = new Option<string>("--out") { Description = "The folder for the pages, with a folder for each kind in it.", HelpName = "DIR", Required = true };
        var cases = RunOptions.Number("--cases", 1, 100_000_000, $"How many cases each law is tried on. Default: {DefaultCases}.");
        var recorded = new Option<string[]>("--recorded")
        {
            Description = "Files that other programs recorded, as parity takes them, for a page of how near each comes.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var options = new RunOptions();
        var command = new ToolCommand(
            "reference", "Write the pages of the library reference: every optimizer and every law, as the code has them.", ["reference --out reference"], "a law is broken, or a recorded case is outside its tolerance") { folder, cases, recorded, options.Quiet };
        command.SetAction(parsed =>
        {
            var world = context with { IsQuiet = parsed.GetValue(options.Quiet) };
            var trial = new LawTrial(parsed.GetValue(cases) ?? DefaultCases);
            var report = LawsCommand.Check(LawTopics.Of(null), trial, world);
            ImmutableArray<ParityReport> parity = [.. parsed.GetRequiredValue(recorded).Select(file => ParityFile.Compare(file))];
            foreach (var (name, files) in ReferenceSite.Of(report, parity)) OutputDirectory.Open(Path.Combine(parsed.GetRequiredValue(folder), name)).Publish(files);
            return ExitCode.Of(report.IsWell && parity.All(one => one.Code == ExitCode.Done));
        });
        return command;
    }
}
