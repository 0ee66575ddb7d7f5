using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>RMSProp at decay 1: its memory stays empty, so a step is lr·g/ε, gradient descent at the rate lr/ε.</summary>
internal sealed record GammaOne() : Study("gamma-one")
{
    // Places in the description's lists of optimizers.
    private const int Forgetful = 0, Frozen = 1, Huge = 2, Scaled = 3, Plain = 4, Binary = 5;

    internal override StudyReport Report(StudyTrials trials)
    {
        var (valley, network, first) = (trials["valley"], trials["network"], trials["network-start"]);
        return new("RMSProp at decay 1",
            "At decay 1 the running mean of squared gradients stays at its start, 0, and a step is lr·g/ε: RMSProp(lr, decay 1) is gradient descent at the rate "
            + "lr/ε, which with the usual ε of 1e-7 is ten million times lr. Beside it: gradient descent at that rate, and RMSProp at lr·ε, which is gradient descent at lr.")
        {
            Findings = [.. Findings("On the valley", valley), .. Findings("On the network", network), Steps(valley, Frozen, Huge), Steps(valley, Scaled, Plain), Bits(valley), Bits(network)],
            Tables = [Table("The valley x²/20 + y², 30 steps from (-7, 2)", valley), Table($"The network on MNIST, {network[0].Trial.Description.Steps} iterations", network)],
            Pictures =
            [
                PathGridPage.Section("paths", PathPictures.Of("RMSProp at decay 1 on the valley, beside gradient descent", "Six runs of 30 steps.", valley)),
                ChartPage.Section(Losses("valley-losses", "The valley: the loss of each step", valley, new("step", 0, 30), new("loss", 1e-6, 1e20, IsLogarithmic: true), 3)),
                ChartPage.Section(Losses("network-start-losses", $"The network: the loss of the first {first[0].Trial.Description.Steps} iterations", first,
                    new("iteration", 1, first[0].Trial.Description.Steps), new("loss of the batch", 0.01, 1e24, IsLogarithmic: true), 20)),
                .. network[0].Result.Losses.Values.Length < 2 ? ImmutableArray<Section>.Empty :
                [
                    ChartPage.Section(NetworkLosses(network, network[0].Result.Losses.Every)),
                ],
            ],
        };
    }

    private static IEnumerable<string> Findings(string where, ImmutableArray<MeasuredTrial> runs)
    {
        yield return $"{where}, {runs[Frozen].Label} ends as follows: {runs[Frozen].Outcome}; {runs[Huge].Label}: {runs[Huge].Outcome}; "
            + $"with decay 0.99 instead: {runs[Forgetful].Outcome}.";
        yield return $"{where}, {runs[Scaled].Label} ends with a loss of {NumberText.Shortest(runs[Scaled].Result.Score)}, "
            + $"{runs[Plain].Label} with {NumberText.Shortest(runs[Plain].Result.Score)}.";
    }

    /// <summary>Each step of the one beside the step of the other from the same point.</summary>
    private static string Steps(ImmutableArray<MeasuredTrial> runs, int one, int other)
    {
        var problem = (Minimize)runs[one].Trial.Description.Problem;
        var distance = StepDistance.Of(
            runs[one].Optimizer, runs[other].Optimizer, problem.Objective, Parameters<double>.Of(Layout.Vector(problem.Start.Length), [.. problem.Start]), runs[one].Trial.Description.Steps);
        return $"From the same point, steps of {runs[one].Label} and {runs[other].Label} differ by at most {(distance.Ulps == 1 ? "1 unit" : $"{NumberText.Rounded(distance.Ulps)} units")} in the last place, over {CountText.Of(distance.Steps, "step")}"
            + (distance.Steps < runs[one].Trial.Description.Steps ? ", up to the first that is not finite." : ".");
    }

    private static string Bits(ImmutableArray<MeasuredTrial> runs) =>
        $"{runs[Binary].Label} and {runs[Plain].Label} end {(runs[Binary].Result.Digest == runs[Plain].Result.Digest ? "at the same bits" : "at different bits")}: "
        + $"{runs[Binary].Result.Digest[..16]} and {runs[Plain].Result.Digest[..16]}.";

    private static ReportTable Table(string caption, ImmutableArray<MeasuredTrial> runs) => ReportTable.Of(caption,
        ["optimizer", "settings", "outcome", .. runs[0].Result.TestAccuracy is null ? ImmutableArray<string>.Empty : ["test accuracy"], "bits of the end", "trial"],
        runs.Select(run => ImmutableArray.Create(
            [run.Label, run.Settings, run.Outcome, .. run.Result.TestAccuracy is { } accuracy ? [Numbers.Percent(accuracy)] : ImmutableArray<string>.Empty,
                run.Result.Digest[..16], run.Trial.Id[..16]])));

    private static ChartData Losses(string name, string title, ImmutableArray<MeasuredTrial> runs, PlotAxis horizontal, PlotAxis vertical, int markers) => new()
    {
        Name = name,
        Title = title,
        Explanation = "Each line ends where it leaves the picture for good; what became of it stands beside its name.",
        Horizontal = horizontal,
        Vertical = vertical,
        MarkerEvery = markers,
        Series = [.. runs.Select(run => new ChartSeries(run.Label, run.Settings, Points(run)) { Outcome = run.Outcome, IsAlarming = run.Diverged })],
    };

    /// <summary>The losses of the whole training, of which a short one has each and a long one means.</summary>
    private static ChartData NetworkLosses(ImmutableArray<MeasuredTrial> network, long every) => Losses(
        "network-losses", every == 1 ? "The network: the loss of each iteration" : $"The network: means of {every} losses", network,
        new("iteration", 0, network[0].Trial.Description.Steps), new(every == 1 ? "loss of the batch" : $"loss, mean of {every}", 0.01, 1e6, IsLogarithmic: true), every == 1 ? 20 : 2);

    private static ImmutableArray<PlotPoint> Points(MeasuredTrial run) =>
        [.. run.Result.Losses.Values.Select((loss, i) => new PlotPoint(run.Result.Losses.First + i * run.Result.Losses.Every, loss))];
}
