using System.Diagnostics;

namespace PureOptim.Tests.Trainings;

/// <summary>The program of a user's own, as a process.</summary>
internal static class OwnProgram
{
    internal static Process Start(string store) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PureOptim.OwnTraining.dll"), store])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Its output, when it has ended as it should.</summary>
    internal static string Ended(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error.Result);
            return output.Result;
        }
    }
}
