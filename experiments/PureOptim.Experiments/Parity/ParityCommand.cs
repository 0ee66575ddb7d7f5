using System.CommandLine;
using PureOptim.Networks.Formats;

namespace PureOptim.Experiments.Parity;

/// <summary><c>pureoptim parity FILE...</c>: how close this library comes to what other programs computed.</summary>
internal static class ParityCommand
{
    internal static Command Create(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of recorded vectors: traces and paths (JSON), or networks (safetensors)",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("parity", "Compare with vectors recorded from other programs") { files };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), output, error));
        return command;
    }

    /// <summary>Compares every file; a file that cannot be read does not keep the others from being compared.</summary>
    /// <returns>0 if no case is outside its tolerance and every file could be read, otherwise 1.</returns>
    internal static int Run(IEnumerable<string> files, TextWriter output, TextWriter error)
    {
        var agrees = true;
        foreach (var file in files)
        {
            try
            {
                var report = ParityFile.Compare(file);
                foreach (var line in report.Lines()) output.WriteLine(line);
                agrees &= report.Agrees;
            }
            catch (Exception problem) when (IsOfFile(problem))
            {
                error.WriteLine($"pureoptim: {problem.Message}");
                agrees = false;
            }
        }

        return agrees ? 0 : 1;
    }

    private static bool IsOfFile(Exception problem) =>
        problem is ParityFileException or MalformedFileException or IOException or UnauthorizedAccessException;
}
