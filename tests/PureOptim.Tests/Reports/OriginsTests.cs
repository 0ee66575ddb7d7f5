using PureOptim.Article;
using PureOptim.Article.Studies;
using PureOptim.Experiments.Reports;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Reports;

public class OriginsTests
{
    [Fact]
    public void A_run_is_made_again_by_replay_with_the_id_that_its_folder_has()
    {
        var description = BuiltInDescriptions.Load("naive") with { Seed = 7, Precision = FloatType.Float32 };
        var origin = Origins.Of(description, ["trace.csv"]);
        Assert.Equal((description.Id[..16], $"pureoptim replay {description.Id[..16]}"), (origin.Id, origin.Command));
        Assert.Equal("seed 7, precision float32", string.Join(", ", origin.Facts.Select(fact => $"{fact.Name} {fact.Value}")));
        Assert.Equal("trace.csv", Assert.Single(origin.Files));
    }

    [Fact]
    public void A_run_on_images_says_which_images()
    {
        var mnist = BuiltInDescriptions.Load("mnist");
        Assert.Contains(("data", "MNIST, as it comes with the tool"), Origins.Of(mnist, []).Facts);
        var other = new IdxFiles(new string('a', 64), new string('b', 64), new string('c', 64), new string('d', 64));
        Assert.Equal("data aaaaaaaa, after the first digits of the SHA-256 of its training images", Origins.DataText(other));
    }

    [Theory]
    [InlineData(true, "pureoptim run rotation --quick")]
    [InlineData(false, "pureoptim run rotation")]
    public void A_study_is_made_again_by_its_name_and_how_much_was_run(bool quick, string command) =>
        Assert.Equal(command, StudyArtifacts.OriginOf(StudyDescription.Load("rotation", quick), []).Command);
}
