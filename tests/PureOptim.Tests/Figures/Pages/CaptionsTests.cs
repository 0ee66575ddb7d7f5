using PureOptim.Figures.Charts;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Pages;

/// <summary>The text below a picture is true of the picture.</summary>
public class CaptionsTests
{
    [Fact]
    public void What_diverged_means_is_said_where_a_path_did()
    {
        const string said = "A path diverged at the step at which it left the picture for good";
        Assert.Contains(said, PathsPage.Caption(Samples.Paths), StringComparison.Ordinal);
        Assert.Contains(said, PathGridPage.Section("two", "", "", StudySamples.Problems).LiveCaption, StringComparison.Ordinal);
        Assert.DoesNotContain("diverged", PathsPage.Caption(Samples.Paths with { Paths = Samples.Paths.Paths[..1] }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_diverged_means_is_said_where_a_curve_did()
    {
        const string said = "A curve diverged where it was no longer finite";
        Assert.Contains(said, Samples.Curves.Chart().Caption, StringComparison.Ordinal);
        Assert.DoesNotContain("diverged", (Samples.Curves with { Curves = Samples.Curves.Curves[..1] }).Chart().Caption, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "A sign marks every value.")]
    [InlineData(30, "A sign marks every 3 values.")]
    [InlineData(400, "A sign marks every 100 values.")]
    public void How_far_apart_the_signs_are_is_said_in_words(int count, string said) => Assert.Contains(
        said, (Samples.Curves with { Curves = [new("One", "", [.. Enumerable.Repeat(0.5, count)])] }).Chart().Caption, StringComparison.Ordinal);

    [Fact]
    public void Negative_losses_offer_no_logarithmic_axis()
    {
        var negative = (Samples.Curves with { Curves = [new("Falls", "", [1, 0, -1])] }).Chart();
        Assert.DoesNotContain("logarithmic", $"{ChartPage.Section(negative).Controls}", StringComparison.Ordinal);
        Assert.DoesNotContain("linear axis", negative.Caption, StringComparison.Ordinal);
        Assert.Contains("logarithmic", $"{ChartPage.Section(Samples.Curves.Chart()).Controls}", StringComparison.Ordinal);
        Assert.Contains("is cut on the linear axis.", Samples.Curves.Chart().Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_that_are_not_smoothed_offer_no_smoothing()
    {
        var raw = ChartPage.Section((Samples.Curves with { Smoothing = [1] }).Chart());
        Assert.DoesNotContain("smoothed", $"{raw.Controls}{string.Concat(raw.Blocks.Select(HtmlReport.Of))}{raw.Caption}", StringComparison.Ordinal);
        Assert.Contains("least loss, smoothed", $"{HtmlTable.Of(Samples.Curves.Chart().Table!)}", StringComparison.Ordinal);
        Assert.Contains("raw: every loss", $"{ChartPage.Section(Samples.Curves.Chart()).Controls}", StringComparison.Ordinal);
    }
}
