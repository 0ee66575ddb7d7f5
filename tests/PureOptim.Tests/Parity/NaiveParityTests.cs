using System.Text.Json;
using PureOptim.Experiments.Claims;
using PureOptim.Experiments.Parity;
using PureOptim.Training;

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
    public void Adams_paths_agree_to_a_relative_1e_12() =>
        Assert.All(Paths("Adam"), outcome =>
        {
            Assert.Equal(Tolerance.Relative(1e-12), outcome.Tolerance);
            Assert.True(outcome.Agrees, outcome.ToString());
        });

    [Fact]
    public void The_articles_own_Nesterov_is_not_had_and_the_report_says_why()
    {
        var notHad = _report.Outcomes.OfType<Outcome.NotHad>().ToArray();
        Assert.Equal(8, notHad.Length);
        const string why = "NesterovArticle updates the velocity before it uses it, which is not Nesterov's method";
        Assert.All(notHad, outcome => Assert.Equal(why, outcome.Reason));
    }

    [Fact]
    public void A_rule_that_uses_the_velocity_after_its_update_makes_the_articles_own_Nesterov_bit_for_bit()
    {
        var optimizer = new NesterovAsPrinted { LearningRate = 0.1, MomentumFactor = 0.9 };
        using var json = JsonDocument.Parse(File.ReadAllBytes(Golden.Path(Golden.Naive)));
        foreach (var (function, runs) in new RecordedValue("naive", "", json.RootElement).Fields())
        {
            var objective = PathParity.Functions[function];
            var cold = PathParity.Read(runs["NesterovArticle"]);
            var (worst, end) = PathParity.Follow(optimizer, objective, optimizer.Start(cold[0]), cold, Tolerance.Bits);
            Assert.Null(worst);

            // The program updates once more after the last point that it records.
            var left = optimizer.Step(end.State, end.Parameters, objective.Gradient(end.Parameters));
            var warm = PathParity.Read(runs["NesterovArticle warm"]);
            Assert.Null(PathParity.Follow(optimizer, objective, new(warm[0], left.State), warm, Tolerance.Bits).Worst);
        }
    }

    [Fact]
    public void A_changed_point_is_found()
    {
        var report = Golden.WithChanged(
            Golden.Naive,
            json => json["d2l f=0.1x1^2+2x2^2"]!["AdaGrad warm"]![7]![1] = "0x1.0000000000000p+0",
            path => ParityFile.Compare(path));
        var outside = Assert.Single(report.Outcomes.OfType<Outcome.Compared>(), outcome => !outcome.Agrees);
        Assert.Equal("d2l f=0.1x1^2+2x2^2: AdaGrad warm", outside.Id);
        Assert.Equal(("step 7, x[1]", 1.0), (outside.Worst!.Place, outside.Worst.Recorded));
    }

    private static Outcome.Compared[] Paths(string setting)
    {
        string[] ends = [$": {setting}", $": {setting} warm"];
        Outcome.Compared[] paths = [.. _report.Outcomes.OfType<Outcome.Compared>()
            .Where(outcome => ends.Any(end => outcome.Id.EndsWith(end, StringComparison.Ordinal)))];
        Assert.Equal(8, paths.Length);
        return paths;
    }
}
