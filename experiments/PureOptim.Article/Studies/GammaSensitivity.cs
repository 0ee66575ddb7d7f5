using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.HeatMaps;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>The influence of the decay of RMSProp, as a constant and as a schedule.</summary>
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
            $"RMSProp on three problems: {string.Join("; ", grids.Select(grid => $"{grid.Title}: {CountText.Of(grid.Cells.Length, "pair")} of decay and learning rate, {CountText.Of(grid.Best.Trials.Length, "seed")}"))}. "
            + "A seed is a start on the two functions (on the valley each as high as the article's, (-7, 2)), and first weights and batches of the network. Geometric means over the seeds, with 95 % intervals (Student's, on the logarithm) in brackets; "
            + $"of a network the loss is the mean of {(Steps(trials["network"]) > 100 ? "the last 100" : "all")}. A loss below a millionth of the one at the start counts as that millionth: the problem is solved. The best of many is a little lucky: its mean is on the same seeds that chose it.")
        {
            Findings = [.. TooFew(grids[0].Best.Loss), .. grids.Select(Finding), .. grids.SelectMany(Comparisons)],
            Tables = [Sensitivity(grids), BestRates(grids), Schedules(grids)],
            Pictures = [HeatMapsPage.Section(Maps(grids)), ChartPage.Section(Retuned(grids)), ChartPage.Section(Rates(grids)), IntervalsPage.Section(Intervals(grids)), .. Memories(trials)],
        };
    }

    private static long Steps(ImmutableArray<MeasuredTrial> trials) => trials[0].Trial.Description.Steps;

    /// <summary>That small grids decide nothing, where they do not.</summary>
    private static IEnumerable<string> TooFew(Estimate loss) => loss.IsOfTooFew
        ? [$"This is a quick run with {CountText.Of(loss.Count, "seed")}: what follows shows what the study looks at and decides nothing. That takes at least {Estimate.Enough} seeds."]
        : [];

    private static string Finding(DecayGrid grid) =>
        $"On {grid.Title}: {Optimum(grid)}. Between γ 0.5 and 0.999 the choice costs {GridText.Cost(grid.Against(grid.Worst.Retuned).Estimate)} if the learning rate is chosen for each decay, "
        + $"and {GridText.Cost(grid.Against(grid.Worst.Fixed).Estimate)} if it is {Numbers.Readable(grid.Worst.Fixed.Rate)} for all.";

    private static string Optimum(DecayGrid grid) => grid.Best.IsSolved
        ? $"solved, which is to a millionth of the loss at the start or less for every seed, in {grid.Solving.Length} of {CountText.Of(grid.Cells.Length, "cell")}: {string.Join("; ", grid.Solving.GroupBy(cell => cell.Decay).Select(Solved))}"
        : $"best at γ {Decay(grid.Best)} and lr {Numbers.Readable(grid.Best.Rate)}{(grid.IsBestAtTheEdge ? ", at an edge of the grid" : "")}; {Percent(grid.Share(DecayGrid.Good))} of the grid is within 10 % of it";

    private static string Solved(IGrouping<double, RateCell> decay) =>
        $"γ {NumberText.Shortest(decay.Key)} at lr {string.Join(", ", decay.Select(cell => Numbers.Readable(cell.Rate)))}";

    private static IEnumerable<string> Comparisons(DecayGrid grid) => grid.Schedules.Select(schedule =>
        $"On {grid.Title}, the schedule {schedule.Label} at its best lr {Numbers.Readable(schedule.Rate)} {Compared(grid, schedule)}.");

    private static string Compared(DecayGrid grid, RateCell schedule) =>
        schedule.IsSolved && grid.Best.IsSolved ? "solves the problem too"
        : $"{(GridText.IsMeasurable(grid.Against(schedule).Estimate) ? "ends" : "makes no difference that can be measured: it ends")} with "
            + $"{GridText.Ratio(grid.Against(schedule).Estimate)} times the loss of the best constant, {Signs(grid, schedule)}";

    private static string Signs(DecayGrid grid, RateCell cell) => grid.Against(cell).Signs(Relation.Below, "seeds");

    private static ReportTable Sensitivity(ImmutableArray<DecayGrid> grids) => ReportTable.Of("How sensitive the loss is",
        ["problem", "best γ", "best lr", "loss there", "within 10 %", "within a factor of 2", "cost of γ, lr chosen for each", "cost of γ, one lr for all"],
        grids.Select(grid => ImmutableArray.Create(grid.Title, Few(grid, cell => cell.Decay, NumberText.Shortest), Few(grid, cell => cell.Rate, Numbers.Readable), GridText.Loss(grid.Best),
            Percent(grid.Share(DecayGrid.Good)), Percent(grid.Share(DecayGrid.Fair)), GridText.Ratio(grid.Against(grid.Worst.Retuned).Estimate), GridText.Ratio(grid.Against(grid.Worst.Fixed).Estimate))));

    /// <summary>The place of the best cell, or the range of the cells that solve the problem.</summary>
    private static string Few(DecayGrid grid, Func<RateCell, double> axis, Func<double, string> words)
    {
        double[] values = [.. grid.Best.IsSolved ? grid.Solving.Select(axis) : [axis(grid.Best)]];
        return values.Min() == values.Max() ? words(values[0]) : $"{words(values.Min())} to {words(values.Max())}";
    }

    private static ReportTable BestRates(ImmutableArray<DecayGrid> grids) => ReportTable.Of("The best learning rate of each decay, and the loss there over the best of all",
        ["γ", .. grids.Select(grid => grid.Title)],
        grids[0].BestPerDecay.Select((first, i) => ImmutableArray.Create(
            [Decay(first), .. grids.Select(grid => $"lr {Numbers.Readable(grid.BestPerDecay[i].Rate)}: {(double.IsFinite(grid.BestPerDecay[i].Loss.Mean) ? GridText.Factor(grid.Ratio(grid.BestPerDecay[i])) : "diverged")}")])));

    private static ReportTable Schedules(ImmutableArray<DecayGrid> grids) => ReportTable.Of("Schedules of the decay against the best constant, each at its best learning rate",
        ["problem", "decay", "lr", "loss", "over the best constant", "seed by seed"],
        grids.SelectMany(grid => grid.Schedules.Select(cell => ImmutableArray.Create(
            grid.Title, cell.Label, Numbers.Readable(cell.Rate), GridText.Loss(cell), GridText.Ratio(grid.Against(cell).Estimate), Signs(grid, cell)))));

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

    private static ChartData Retuned(ImmutableArray<DecayGrid> grids) => PerDecay(grids, "best-losses", "The loss of each decay at its best learning rate, over the best of all",
        "How much the decay matters once the learning rate is chosen for it.", "loss over the best of all", grid => grid.Ratio, 0.8, 1e3);

    private static ChartData Rates(ImmutableArray<DecayGrid> grids) => PerDecay(grids, "best-rates", "The best learning rate of each decay",
        "A flat line would mean that decay and learning rate can be chosen apart.", "best learning rate", _ => cell => cell.Rate, 1e-4, 30);

    private static ChartData PerDecay(
        ImmutableArray<DecayGrid> grids, string name, string title, string explanation, string vertical, Func<DecayGrid, Func<RateCell, double>> value, double low, double high) => new()
        {
            Name = name,
            Title = title,
            Explanation = explanation,
            Horizontal = new("1 − γ: short memory at the right, long at the left", 8e-5, 1.2, IsLogarithmic: true),
            Vertical = new(vertical, low, high, IsLogarithmic: true),
            Series = [.. grids.Select(grid => new ChartSeries(grid.Title, $"{(grid.Best.IsSolved ? "solved" : "best")} at γ {Few(grid, cell => cell.Decay, NumberText.Shortest)}",
                [.. grid.BestPerDecay.Select(cell => new PlotPoint(1 - cell.Decay, value(grid)(cell)))]))],
        };

    private static IntervalsData Intervals(ImmutableArray<DecayGrid> grids) => new()
    {
        Name = "schedules-against-best",
        Title = "Schedules of the decay against the best constant",
        Explanation = "Each at its best learning rate. The constants 0.9 and 0.99 stand beside them.",
        Value = "geometric mean of the final loss over the seeds with its 95 % interval",
        Panels = [.. grids.Select(Panel)],
    };

    private static IntervalPanel Panel(DecayGrid grid)
    {
        ImmutableArray<IntervalRow> rows =
        [
            Row($"{(grid.Best.IsSolved ? "constant, solved" : "best constant")}, γ {Decay(grid.Best)}", grid.Best) with { IsReference = true },
            .. grid.BestPerDecay.Where(cell => cell.Decay is 0.9 or 0.99 && cell != grid.Best).Select(cell => Row($"constant, γ {Decay(cell)}", cell)),
            .. grid.Schedules.Select(cell => Row(cell.Label, cell)),
        ];
        double[] ends = [.. rows.SelectMany(row => new[] { row.Low, row.High, row.Value }).Where(end => end > 0 && double.IsFinite(end))];
        var (least, most) = (ends.Min(), ends.Max());
        var room = double.Max(0.1 * (most - least), 1e-3 * most);
        return new(grid.Title, most > 10 * least ? new("final loss", least / 1.5, most * 1.5, IsLogarithmic: true) : new("final loss", least - room, most + room), rows);

        static IntervalRow Row(string label, RateCell cell) =>
            cell.Loss.Row(label, $"{GridText.Loss(cell)}, lr {Numbers.Readable(cell.Rate)}");
    }

    private static IEnumerable<Section> Memories(StudyTrials trials)
    {
        var schedules = trials["network"].Where(trial => trial.RmsProp.Decay is not Schedule.Constant).DistinctBy(trial => trial.Label).Select(trial => (trial.Label, trial.RmsProp.Decay));
        yield return ChartPage.Section(DecayWeights.Weights());
        yield return ChartPage.Section(DecayWeights.Memories([("constant 0.9", 0.9), ("constant 0.99", 0.99), .. schedules], Steps(trials["network"])));
    }

    private static string Decay(RateCell cell) => NumberText.Shortest(cell.Decay);

    private static string Percent(double share) => $"{share * 100:0.#} %";
}
