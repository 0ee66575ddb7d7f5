using PureOptim.Tests.Architecture;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Parity;

public sealed class TracesPageTests
{
    private const string Page = "experiments/PureOptim.Experiments/Parity/traces.md";

    private static readonly string _text = File.ReadAllText(Path.Combine(Sources.Root, Page));

    [Fact]
    public void The_file_on_the_page_is_compared_as_it_stands()
    {
        var json = _text.Split("```json\n")[1].Split("```")[0];
        var run = Golden.WithFile(json, file => ToolRun.InProcess("parity", file));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  1 case: 0 bit for bit, 1 within tolerance, 0 outside, 0 not had", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_the_page() => Assert.Contains(Page, ToolRun.InProcess("parity", "--help").Output.ReplaceLineEndings("").Replace(" ", ""), StringComparison.Ordinal);
}
