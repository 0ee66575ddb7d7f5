using System.CommandLine;
using PureOptim.Experiments.Laws;
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
        var options = new RunOptions();
        var command = new ToolCommand(
            "reference", "Write the pages of the library reference: every optimizer and every law, as the code has them.", ["reference --out reference"], "a law is broken") { folder, cases, options.Quiet };
        command.SetAction(parsed =>
        {
            var world = context with { IsQuiet = parsed.GetValue(options.Quiet) };
            var trial = new LawTrial(parsed.GetValue(cases) ?? DefaultCases);
            var report = LawsCommand.Check(LawTopics.Of(null), trial, world);
            foreach (var (name, files) in ReferenceSite.Of(report)) OutputDirectory.Open(Path.Combine(parsed.GetRequiredValue(folder), name)).Publish(files);
            return ExitCode.Of(report.IsWell);
        });
        return command;
    }
}
