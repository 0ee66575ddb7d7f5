using System.ComponentModel;
using System.Diagnostics;

namespace PureOptim.Tests.Peers;

/// <summary>A test for machines on which Python 3 is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithPythonAttribute : FactAttribute
{
    /// <summary>Skips where there is none.</summary>
    public FactWithPythonAttribute()
    {
        if (!Python.IsInstalled) Skip = Python.Missing;
    }
}

/// <summary>A test of several cases for machines on which Python 3 is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithPythonAttribute : TheoryAttribute
{
    /// <summary>Skips where there is none.</summary>
    public TheoryWithPythonAttribute()
    {
        if (!Python.IsInstalled) Skip = Python.Missing;
    }
}

/// <summary>The Python that runs peers in tests.</summary>
internal static class Python
{
    internal const string Missing = "python3 is not installed, or is older than 3.8.";

    private static readonly Lazy<bool> _isInstalled = new(Look);

    internal static bool IsInstalled => _isInstalled.Value;

    private static bool Look()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 8))"]) { UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
