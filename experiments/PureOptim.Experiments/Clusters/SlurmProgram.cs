using System.ComponentModel;
using System.Diagnostics;
using PureOptim.Runs;

namespace PureOptim.Experiments.Clusters;

/// <summary>The programs of Slurm.</summary>
internal static class SlurmProgram
{
    /// <summary>Submits a job and returns its number.</summary>
    /// <exception cref="RunException">There is no <c>sbatch</c>, or it refuses.</exception>
    internal static string Submit(IEnumerable<string> arguments)
    {
        var (code, output, error) = Run("sbatch", arguments);
        var job = output.Trim().Split(';')[0];
        return code == 0 && job.Length > 0 ? job : throw new RunException($"sbatch refuses: {InOneLine(error.Length > 0 ? error : $"it ended with {code}")}");
    }

    /// <summary>The tasks of jobs that Slurm knows, or why it does not answer.</summary>
    internal static (IReadOnlyList<SlurmTask>? Tasks, string Silence) Tasks(IReadOnlyCollection<string> jobs)
    {
        if (jobs.Count == 0) return ([], "");
        var (code, output, error) = Run("squeue", ["--noheader", "--array", "--states=all", $"--format={SlurmTask.Format}", $"--jobs={string.Join(',', jobs)}"]);

        // Jobs that have been over for some minutes are forgotten.
        return code == 0 ? (SlurmTask.Read(output), "")
            : error.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase) ? ([], "")
            : (null, InOneLine(error));
    }

    private static (int Code, string Output, string Error) Run(string program, IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception exception)
        {
            throw new RunException($"{program} cannot be run, and --slurm needs it: {exception.Message}", exception);
        }
    }

    private static string InOneLine(string text) => string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
