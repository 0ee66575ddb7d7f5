using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Figures;

namespace PureOptim.Experiments.Studies;

/// <summary>How much does the decay of RMSProp matter, and should it change on the way?</summary>
internal sealed record GammaSensitivity() : Study("gamma-sensitivity")
{
    internal override StudyReport Report(StudyTrials trials)
    {
        ImmutableArray<DecayGrid> grids =
        [
            new($"valley, {Steps(trials["valley"])} steps", trials["valley"]),
            new($"logistic regression, {Steps(trials["logistic"])} steps", trials["logistic"]),
            new($"network on MNIST, {Steps(trials["network"])} iterations", trials["network"]),
        ];
        return new("How much does the decay of RMSProp matter?",
            $"RMSProp on three problems: {string.Join("; ", grids.Select(grid => $"{grid.Title}: {grid.Cells.Length} pairs of decay and learning rate, {grid.Best.Trials.Length} seeds"))}. "
            + "A seed is a start on the two functions (on the valley each as high as the article's, (-7, 2)), and first weights and batches of the network. Means over seeds with 95 % bootstrap intervals; "
            + "of a network the loss is the mean of the last 100. A loss below a millionth of the one at the start counts as that millionth: the problem is solved. The best of many is a little lucky: its mean is on the same seeds that chose it.")
        {
            Findings = [.. grids.Select(Finding), .. grids.SelectMany(Comparisons)],
            Tables = [Sensitivity(grids), BestRates(grids), Schedules(grids)],
            Pictures = [HeatMapsPage.Section(Maps(grids)), LinesPage.Section(Retuned(grids)), LinesPage.Section(Rates(grids)), IntervalsPage.Section(Intervals(grids)), .. Memories(trials)],
        };
    }

    private static long Steps(ImmutableArray<Measured> trials) => trials[0].Trial.Description.Steps;

    private static string Finding(DecayGrid grid) =>
        $"On {grid.Title}: best at γ {Decay(grid.Best)} and lr {Numbers.Readable(grid.Best.Rate)}{(grid.AsGood > 0 ? $" and as good in {grid.AsGood} other places" : grid.IsBestAtTheEdge ? ", at an edge of the grid" : "")}; {Percent(grid.Share(DecayGrid.Good))} of the grid is within 10 % of it. "
        + $"Between γ 0.5 and 0.999 the choice costs a factor of up to {Numbers.Readable(grid.Cost.Retuned)} if the learning rate is chosen anew for each decay, and up to {Factor(grid.Cost.Fixed)} if it stays at the best one's.";

    private static IEnumerable<string> Comparisons(DecayGrid grid) => grid.Schedules.Select(schedule =>
        $"On {grid.Title}, the schedule {schedule.Label} at its best lr {Numbers.Readable(schedule.Rate)} comes to {Factor(grid.Ratio(schedule))} times the loss of the best constant: {grid.Against(schedule).Signs}.");

    private static StudyTable Sensitivity(ImmutableArray<DecayGrid> grids) => new("How sensitive the loss is",
        ["problem", "best γ", "best lr", "loss there", "within 10 %", "within a factor of 2", "cost of γ, lr chosen anew", "cost of γ, same lr"],
        [.. grids.Select(grid => ImmutableArray.Create(grid.Title, Decay(grid.Best), Numbers.Readable(grid.Best.Rate), DecayGrid.Words(grid.Best.Loss),
            Percent(grid.Share(DecayGrid.Good)), Percent(grid.Share(DecayGrid.Fair)), Factor(grid.Cost.Retuned), Factor(grid.Cost.Fixed)))]);

    private static StudyTable BestRates(ImmutableArray<DecayGrid> grids) => new("The best learning rate of each decay, and the loss there over the best of all",
        ["γ", .. grids.Select(grid => grid.Title)],
        [.. grids[0].BestPerDecay.Select((first, i) => ImmutableArray.Create(
            [Decay(first), .. grids.Select(grid => $"lr {Numbers.Readable(grid.BestPerDecay[i].Rate)}: {Factor(grid.Ratio(grid.BestPerDecay[i]))}")]))]);

    private static StudyTable Schedules(ImmutableArray<DecayGrid> grids) => new("Schedules of the decay against the best constant, each at its best learning rate",
        ["problem", "decay", "lr", "loss", "over the best constant", "seed by seed"],
        [.. grids.SelectMany(grid => grid.Schedules.Select(cell => ImmutableArray.Create(
            grid.Title, cell.Label, Numbers.Readable(cell.Rate), DecayGrid.Words(cell.Loss), Factor(grid.Ratio(cell)), grid.Against(cell).Signs)))]);

    private static HeatMapsData Maps(ImmutableArray<DecayGrid> grids) => new()
    {
        Name = "heat-maps",
        Title = "RMSProp: final loss by decay and learning rate, as a multiple of the best of each panel",
        Explanation = "One scale for all panels. A row is a decay, a column a learning rate; framed is what comes within 10 % of the best, hatched what ended higher than it began.",
        Horizontal = "learning rate",
        Vertical = "decay γ",
        Colours = new("final loss, times the best of the panel", 1, 100, IsLogarithmic: true),
        Outlined = "at most 10 % above the best",
        Maps = [.. grids.Select(grid => grid.Map)],
    };

    private static LinesData Retuned(ImmutableArray<DecayGrid> grids) => PerDecay(grids, "best-losses", "The loss of each decay at its best learning rate, over the best of all",
        "How much the decay matters once the learning rate is chosen for it.", "loss over the best of all", grid => grid.Ratio, 0.8, 1e3);

    private static LinesData Rates(ImmutableArray<DecayGrid> grids) => PerDecay(grids, "best-rates", "The best learning rate of each decay",
        "A flat line would mean that decay and learning rate can be chosen apart.", "best learning rate", _ => cell => cell.Rate, 1e-4, 30);

    private static LinesData PerDecay(
        ImmutableArray<DecayGrid> grids, string name, string title, string explanation, string vertical, Func<DecayGrid, Func<RateCell, double>> value, double low, double high) => new()
        {
            Name = name,
            Title = title,
            Explanation = explanation,
            Horizontal = new("1 − γ: short memory at the right, long at the left", 8e-5, 1.2, IsLogarithmic: true),
            Vertical = new(vertical, low, high, IsLogarithmic: true),
            Lines = [.. grids.Select(grid => new LineSeries(grid.Title, $"best at γ {Decay(grid.Best)}",
                [.. grid.BestPerDecay.Select(cell => new PlotPoint(1 - cell.Decay, value(grid)(cell)))]))],
        };

    private static IntervalsData Intervals(ImmutableArray<DecayGrid> grids) => new()
    {
        Name = "schedules-against-best",
        Title = "Schedules of the decay against the best constant",
        Explanation = "Each at its best learning rate. The constants 0.9 and 0.99 stand beside them.",
        Value = "mean final loss over the seeds with its 95 % interval",
        Panels = [.. grids.Select(Panel)],
    };

    private static IntervalPanel Panel(DecayGrid grid)
    {
        ImmutableArray<IntervalRow> rows =
        [
            Row($"best constant, γ {Decay(grid.Best)}", grid.Best) with { IsReference = true },
            .. grid.BestPerDecay.Where(cell => cell.Decay is 0.9 or 0.99 && cell != grid.Best).Select(cell => Row($"constant, γ {Decay(cell)}", cell)),
            .. grid.Schedules.Select(cell => Row(cell.Label, cell)),
        ];
        double[] ends = [.. rows.SelectMany(row => new[] { row.Low, row.High, row.Value }).Where(end => end > 0 && double.IsFinite(end))];
        var (least, most) = (ends.Min(), ends.Max());
        var room = double.Max(0.1 * (most - least), 1e-3 * most);
        return new(grid.Title, most > 10 * least ? new("final loss", least / 1.5, most * 1.5, IsLogarithmic: true) : new("final loss", least - room, most + room), rows);

        static IntervalRow Row(string label, RateCell cell) =>
            new(label, cell.Loss.Mean, cell.Loss.Low, cell.Loss.High, $"{DecayGrid.Words(cell.Loss)}, lr {Numbers.Readable(cell.Rate)}");
    }

    private static IEnumerable<Section> Memories(StudyTrials trials)
    {
        var schedules = trials["network"].Where(trial => trial.RmsProp.Decay is not Schedule.Constant).DistinctBy(trial => trial.Label).Select(trial => (trial.Label, trial.RmsProp.Decay));
        yield return LinesPage.Section(DecayWeights.Weights());
        yield return LinesPage.Section(DecayWeights.Memories([("constant 0.9", 0.9), ("constant 0.99", 0.99), .. schedules], Steps(trials["network"])));
    }

    private static string Decay(RateCell cell) => NumberText.Shortest(cell.Decay);

    private static string Factor(double ratio) => double.IsFinite(ratio) ? Numbers.Readable(ratio) : "divergence";

    private static string Percent(double share) => $"{share * 100:0.#} %";
}
