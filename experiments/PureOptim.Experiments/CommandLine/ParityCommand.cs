using System.CommandLine;
using PureOptim.Experiments.Parity;
using PureOptim.Experiments.Terminal;
using PureOptim.Networks.Formats;
using PureOptim.Runs;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim parity FILE...</c>: the distance of this library's numbers from those of other programs.</summary>
internal static class ParityCommand
{
    /// <summary>The address of the description of the format of traces.</summary>
    private const string Page = "experiments/PureOptim.Experiments/Parity/traces.md";

    internal static Command Create(ToolContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of recorded vectors: traces and paths (JSON), or networks (safetensors).",
            Arity = ArgumentArity.OneOrMore,
        }.OfPath();
        var data = PathText.Folder("--data", "A folder with the images that a recorded network learned from, instead of the built-in MNIST.");
        var command = new ToolCommand(
            "parity",
            $"Compare with vectors recorded from other programs, or from a program of yours: the format of its file is described in {Page}.",
            ["parity recorded.json", "parity *.json network.safetensors"],
            "a case is outside its tolerance, or too sensitive to compare")
        {
            files, data,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetValue(data), context));
        return command;
    }

    /// <summary>Compares every file; a file that cannot be read does not keep the others from being compared.</summary>
    /// <returns>The negative answer if it is that for any file; otherwise what cannot be, if it is that for any; otherwise done.</returns>
    private static int Run(IEnumerable<string> files, string? dataFolder, ToolContext context)
    {
        var codes = files.Select(file => Run(file, dataFolder, context)).ToArray();
        return codes.Contains(ExitCode.Negative) ? ExitCode.Negative : codes.Max();
    }

    private static int Run(string file, string? dataFolder, ToolContext context)
    {
        try
        {
            var report = ProgressView.Watch<NetworkProgress, ParityReport>(
                context, Path.GetFileName(file), observe => ParityFile.Compare(file, dataFolder, observe, context.Cancelled));
            foreach (var line in report.Lines()) context.Out.WriteLine(line);
            foreach (var complaint in report.Complaints()) context.Error.WriteLine($"pureoptim: {complaint}");
            return report.Code;
        }
        catch (Exception problem) when (problem is RunException or MalformedFileException)
        {
            context.Error.WriteLine($"pureoptim: {problem.Message}");
            return ExitCode.Cannot;
        }
    }
}
