using System.Text.Json;
using PureOptim.Article.Claims;
using PureOptim.Experiments.Parity;
using PureOptim.Runs;

namespace PureOptim.Tests.Parity;

public sealed class NaiveParityTests
{
    private static readonly ParityReport _report = ParityFile.Compare(Golden.Path(Golden.Naive));

    // Four functions, each cold and warm: eight paths for every setting.
    [Theory]
    [InlineData("SGD")]
    [InlineData("Momentum")]
    [InlineData("Nesterov")]
    [InlineData("AdaGrad")]
    [InlineData("RMSProp")]
    [InlineData("RMSProp(gamma=1)")]
    public void Every_path_is_the_articles_bit_for_bit(string setting) =>
        Assert.All(Paths(setting), outcome => Assert.Null(outcome.Worst));

    [Fact]
    public void Adams_paths_are_as_near_as_rounding_alone_leaves_them() =>
        Assert.All(Paths("Adam"), outcome => Assert.True(outcome.Agrees, outcome.ToString()));

    [Theory]
    [InlineData(1e-15, true)] // A few roundings, as of powers that another C library computes.
    [InlineData(1e-9, false)]
    public void How_far_a_path_of_Adam_may_be_away_is_measured(double distance, bool agrees)
    {
        var report = Golden.WithChanged(
            Golden.Naive,
            json => json["d2l f=0.1x1^2+2x2^2"]!["Adam"]![7]![0] = -2.9317070058325405 * (1 + distance),
            path => ParityFile.Compare(path));
        var moved = Assert.Single(report.Outcomes.OfType<ParityOutcome.Compared>(), outcome => outcome.Tolerance.Runs > 0);
        Assert.Equal(("d2l f=0.1x1^2+2x2^2: Adam", Sensitivity.Runs, agrees), (moved.Id, moved.Tolerance.Runs, moved.Agrees));
    }

    [Fact]
    public void The_articles_own_Nesterov_is_not_had_and_the_report_says_why()
    {
        var notHad = _report.Outcomes.OfType<ParityOutcome.NotHad>().ToArray();
        Assert.Equal(8, notHad.Length);
        const string why = "NesterovArticle updates the velocity before it uses it, which is not Nesterov's method";
        Assert.All(notHad, outcome => Assert.Equal(why, outcome.Reason));
    }

    [Fact]
    public void A_rule_that_uses_the_velocity_after_its_update_makes_the_articles_own_Nesterov_bit_for_bit()
    {
        var optimizer = new NesterovAsPrinted { LearningRate = 0.1, MomentumFactor = 0.9 };
        using var json = JsonDocument.Parse(File.ReadAllBytes(Golden.Path(Golden.Naive)));
        foreach (var (function, runs) in new RecordedValue(new("naive", "", json.RootElement)).Fields())
        {
            var objective = PathParity.Functions[function];
            var cold = PathParity.Read(runs["NesterovArticle"]);
            Assert.Null(PathParity.Compare("cold", optimizer, objective, optimizer.Start(cold[0]), cold, DistanceUnit.Ulp, Tolerance.Bits).Worst);

            // The program updates once more after the last point that it records: as many steps as points.
            var (_, end) = Points.Run(optimizer, optimizer.Start(cold[0]), cold.Length, (_, at) => objective.Gradient(at));
            var warm = PathParity.Read(runs["NesterovArticle warm"]);
            Assert.Null(PathParity.Compare("warm", optimizer, objective, new(warm[0], end.State), warm, DistanceUnit.Ulp, Tolerance.Bits).Worst);
        }
    }

    [Fact]
    public void A_changed_point_is_found()
    {
        var report = Golden.WithChanged(
            Golden.Naive,
            json => json["d2l f=0.1x1^2+2x2^2"]!["AdaGrad warm"]![7]![1] = "0x1.0000000000000p+0",
            path => ParityFile.Compare(path));
        var outside = Assert.Single(report.Outcomes.OfType<ParityOutcome.Compared>(), outcome => !outcome.Agrees);
        Assert.Equal("d2l f=0.1x1^2+2x2^2: AdaGrad warm", outside.Id);
        Assert.Equal(("step 7, x[1]", 1.0), (outside.Worst!.Place, outside.Worst.Recorded));
    }

    [Fact]
    public void A_misspelt_setting_or_function_is_named_with_the_nearest()
    {
        const string function = "article f=x^2/20+y^2";
        var report = Golden.WithChanged(
            Golden.Naive,
            json => json[function]!["AdaGrat"] = json[function]!["AdaGrad"]!.DeepClone(),
            path => ParityFile.Compare(path));
        var mistake = Assert.Single(report.Outcomes.OfType<ParityOutcome.Mistaken>());
        Assert.Contains("\"AdaGrat\" is no setting of the article; the nearest is \"AdaGrad\"", mistake.Complaint, StringComparison.Ordinal);
        Assert.Equal(2, report.Code);

        var error = Golden.WithChanged(
            Golden.Naive,
            json => json["article f=x^2/20+y^3"] = json[function]!.DeepClone(),
            path => Assert.Throws<RunException>(() => ParityFile.Compare(path)));
        Assert.Contains($"\"article f=x^2/20+y^3\" is not a known function; the nearest is \"{function}\"", error.Message, StringComparison.Ordinal);
    }

    private static ParityOutcome.Compared[] Paths(string setting)
    {
        string[] ends = [$": {setting}", $": {setting} warm"];
        ParityOutcome.Compared[] paths = [.. _report.Outcomes.OfType<ParityOutcome.Compared>()
            .Where(outcome => ends.Any(end => outcome.Id.EndsWith(end, StringComparison.Ordinal)))];
        Assert.Equal(8, paths.Length);
        return paths;
    }
}
