using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.CommandLine;
using PureOptim.Experiments.Reference;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Reference;

public sealed class PlaygroundLinkTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("cocob")]
    [InlineData("lbfgs")]
    public void The_tool_reads_the_run_of_the_picture_in_the_link(string name)
    {
        var entry = CatalogueEntry.Find(name);
        var path = PicturePaths.Of(entry.Optimizer)[0];
        var address = PlaygroundLink.To(entry, path).Replace(PlaygroundLink.Page, "https://example.org/playground/index.html", StringComparison.Ordinal);

        var run = RunSource.Load(address, []);

        Assert.Equal((path.Optimizer, PicturePaths.Steps), (Assert.Single(run.Optimizers).Optimizer, run.Steps));
        Assert.Equal(path.Function, Assert.IsType<Minimize>(run.Problem).Objective);
    }
}
