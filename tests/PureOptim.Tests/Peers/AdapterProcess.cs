using System.Diagnostics;

namespace PureOptim.Tests.Peers;

/// <summary>Programs in the folder of adapters, as a user starts them.</summary>
internal static class AdapterProcess
{
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "adapters");

    /// <summary>The lines that a program prints for what is on its standard input.</summary>
    internal static string[] Lines(string program, IEnumerable<string> arguments, IEnumerable<string> input)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        foreach (var line in input) process.StandardInput.Write($"{line}\n");
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
