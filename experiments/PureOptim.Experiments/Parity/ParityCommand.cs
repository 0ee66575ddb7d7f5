using System.CommandLine;
using PureOptim.Experiments.CommandLine;
using PureOptim.Networks.Formats;

namespace PureOptim.Experiments.Parity;

/// <summary><c>pureoptim parity FILE...</c>: how close this library comes to what other programs computed.</summary>
internal static class ParityCommand
{
    internal static Command Create(ToolContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of recorded vectors: traces and paths (JSON), or networks (safetensors).",
            Arity = ArgumentArity.OneOrMore,
        }.OfPath();
        var data = PathText.Folder("--data", "A folder with the images that a recorded network learned from, instead of the built-in MNIST.");
        var command = new ToolCommand(
            "parity", "Compare with vectors recorded from other programs.", ["parity recorded.json", "parity *.json network.safetensors"], "a case is outside its tolerance") { files, data };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetValue(data), context));
        return command;
    }

    /// <summary>Compares every file; a file that cannot be read does not keep the others from being compared.</summary>
    /// <returns>0 if no case is outside its tolerance and every file could be read, 1 if a case is outside, 2 if a file could not be read.</returns>
    private static int Run(IEnumerable<string> files, string? dataFolder, ToolContext context)
    {
        var (agrees, isRead) = (true, true);
        foreach (var file in files)
        {
            try
            {
                var report = ParityFile.Compare(file, dataFolder, context.Cancelled);
                foreach (var line in report.Lines()) context.Out.WriteLine(line);
                agrees &= report.Agrees;
            }
            catch (Exception problem) when (IsOfFile(problem))
            {
                context.Error.WriteLine($"pureoptim: {problem.Message}");
                isRead = false;
            }
        }

        return isRead ? ExitCode.Of(agrees) : ExitCode.Cannot;
    }

    private static bool IsOfFile(Exception problem) =>
        problem is ToolException or MalformedFileException or IOException or UnauthorizedAccessException;
}
