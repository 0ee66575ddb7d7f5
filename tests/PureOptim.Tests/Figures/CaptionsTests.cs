using PureOptim.Figures.Charts;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures;

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
        const string said = "A curve diverged where it came to no number";
        Assert.Contains(said, CurvesPage.Caption(Samples.Curves), StringComparison.Ordinal);
        Assert.DoesNotContain("diverged", CurvesPage.Caption(Samples.Curves with { Curves = Samples.Curves.Curves[..1] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "A sign marks every value.")]
    [InlineData(30, "A sign marks every 3 values.")]
    [InlineData(400, "A sign marks every 100 values.")]
    public void How_far_apart_the_signs_are_is_said_in_words(int count, string said) => Assert.Contains(
        said, CurvesPage.Caption(Samples.Curves with { Curves = [new("One", "", [.. Enumerable.Repeat(0.5, count)])] }), StringComparison.Ordinal);

    [Fact]
    public void Negative_losses_offer_no_logarithmic_axis()
    {
        var negative = Samples.Curves with { Curves = [new("Falls", "", [1, 0, -1])] };
        Assert.DoesNotContain("logarithmic", $"{CurvesPage.Controls(negative)}", StringComparison.Ordinal);
        Assert.DoesNotContain("linear axis", CurvesPage.Caption(negative), StringComparison.Ordinal);
        Assert.Contains("logarithmic", $"{CurvesPage.Controls(Samples.Curves)}", StringComparison.Ordinal);
        Assert.Contains("is cut on the linear axis.", CurvesPage.Caption(Samples.Curves), StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_that_are_not_smoothed_offer_no_smoothing()
    {
        var raw = Samples.Curves with { Smoothing = [1] };
        Assert.DoesNotContain("smoothed", $"{CurvesPage.Controls(raw)}{CurvesPage.Table(raw)}{CurvesPage.Caption(raw)}", StringComparison.Ordinal);
        Assert.Contains("least loss, smoothed", $"{CurvesPage.Table(Samples.Curves)}", StringComparison.Ordinal);
        Assert.Contains("raw: every loss", $"{CurvesPage.Controls(Samples.Curves)}", StringComparison.Ordinal);
    }
}
