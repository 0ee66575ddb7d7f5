using System.Diagnostics;
using PureOptim.Experiments.Reference;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Peers;

/// <summary>
/// The laws on libraries as they are installed: nothing is found that is not on their pages, and something of it is. The interpreter is named by PEERS_TORCH (or is <c>/usr/bin/python3</c>) and PEERS_JAX, a folder with
/// <c>@tensorflow/tfjs</c> by PEERS_TFJS; what is not there is skipped.
/// </summary>
public sealed class LibraryTests
{
    [SkippableLibrary("torch", "PEERS_TORCH", "/usr/bin/python3")]
    public void What_pages_say_of_torch_is_found() => Compare("torch", $"--library torch --with {Of("PEERS_TORCH", "/usr/bin/python3")}");

    [SkippableLibrary("optax", "PEERS_JAX", null)]
    public void What_pages_say_of_optax_is_found() => Compare("optax", $"--library optax --with {Of("PEERS_JAX", null)}");

    [SkippableLibrary("tfjs", "PEERS_TFJS", null)]
    public void What_pages_say_of_tfjs_is_found() =>
        Compare("tfjs", "--command", $"sh -c 'cd \"{Of("PEERS_TFJS", null)}\" && exec node \"{Path.Combine(AppContext.BaseDirectory, "adapters", "tfjs_adapter.mjs")}\"'");

    private static void Compare(string library, params string[] source)
    {
        var run = ToolRun.InProcess(["laws", .. source.Length == 1 ? source[0].Split(' ') : source, "--quick", "--json", "--quiet"]);
        var (known, found) = (LibraryReport.All.Single(report => report.Library == library), LibraryReport.Of(library, run.Output));
        // The version of the library, in whatever version of its language.
        Assert.Equal(known.Titles[0].Split(" in ")[0], found.Titles[0].Split(" in ")[0]);
        Assert.NotEmpty(found.Findings);
        Assert.Empty(found.Findings.Select(finding => finding.Name).Except(known.Findings.Select(finding => finding.Name)));
    }

    /// <summary>A finding that nobody has looked up in the source may be a false alarm.</summary>
    [Fact]
    public void Every_finding_on_the_pages_has_its_cause_and_no_cause_is_of_none() =>
        Assert.All(LibraryReport.All, report => Assert.Equal(report.Findings.Select(finding => finding.Name).Order(StringComparer.Ordinal), report.Causes.Keys.Order(StringComparer.Ordinal)));

    internal static string? Of(string variable, string? usual) => Environment.GetEnvironmentVariable(variable) ?? usual;
}

/// <summary>A test for machines on which a library is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableLibraryAttribute : FactAttribute
{
    /// <summary>Skips where the library is not there.</summary>
    /// <param name="module">The library.</param>
    /// <param name="variable">The variable that names what runs it.</param>
    /// <param name="usual">What runs it where the variable is not set; null for nothing.</param>
    public SkippableLibraryAttribute(string module, string variable, string? usual)
    {
        if (LibraryTests.Of(variable, usual) is not { } place) Skip = $"{variable} names nothing that runs {module}.";
        else if (!(module == "tfjs" ? Directory.Exists(Path.Combine(place, "node_modules", "@tensorflow", "tfjs")) : HasModule(place, module))) Skip = $"{place} has no {module}.";
    }

    private static bool HasModule(string python, string module)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)"]) { UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
