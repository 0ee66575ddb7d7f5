using PureOptim.Article;
using PureOptim.Experiments.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Tests.Descriptions;

public sealed class DisplayNameTests
{
    // As the papers and the frameworks' documentation spell them.
    [Theory]
    [InlineData("Sgd", "SGD")]
    [InlineData("Momentum", "Momentum")]
    [InlineData("Nesterov", "Nesterov")]
    [InlineData("AdaGrad", "AdaGrad")]
    [InlineData("RmsProp", "RMSProp")]
    [InlineData("Adam", "Adam")]
    [InlineData("rmsprop, mine", "rmsprop, mine")]
    [InlineData("", "")]
    public void A_default_label_is_spelled_as_in_the_literature_and_another_stays(string label, string shown) => Assert.Equal(shown, DisplayName.Of(label));

    [Fact]
    public void Figure_and_page_show_the_usual_spelling_and_the_trace_keeps_the_label()
    {
        var entry = new RunEntry(new RmsProp());
        var description = new Description("two", BuiltInDescriptions.Load("naive").Problem, [entry]) { Steps = 2 };
        var result = Plan.For(description, null, 1).Run(_ => { });
        var (figure, page) = Pictures.Of(result, []);
        Assert.Contains(">RMSProp<", figure, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"RMSProp\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("RmsProp", figure + page, StringComparison.Ordinal);
        Assert.StartsWith("RmsProp,0,", TraceCsv.Of(result).Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("\"RmsProp\"", description.Canonical, StringComparison.Ordinal);
    }
}
