using PureOptim.Experiments.Terminal;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Laws;

/// <summary>The last matrix of laws is in the store, like all other results, and verified with it.</summary>
public sealed class StoredMatrixTests
{
    [Fact]
    public void A_matrix_is_kept_in_the_store_copied_to_out_and_verified()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("laws", "--law", "A1", "--cases", "5", "--store", folder["runs"], "--out", folder["copy"], "--quiet");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains($"Written to {folder["runs", "laws"]} ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Copied to {folder["copy"]}\n", run.Output, StringComparison.Ordinal);
        foreach (var name in new[] { "laws.html", "laws.json", "laws.md" }) Assert.Equal(File.ReadAllBytes(folder["runs", "laws", name]), File.ReadAllBytes(folder["copy", name]));

        Assert.Equal(ExitCode.Done, ToolRun.InProcess("verify", folder["runs"]).ExitCode);
        File.AppendAllText(folder["runs", "laws", "laws.md"], "x");
        var damaged = ToolRun.InProcess("verify", folder["runs"]);
        Assert.Equal(ExitCode.Negative, damaged.ExitCode);
        Assert.Contains(folder["runs", "laws", "laws.md"], damaged.Output, StringComparison.Ordinal);
    }
}
