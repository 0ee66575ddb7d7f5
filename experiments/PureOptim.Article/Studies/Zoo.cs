using System.Collections.Immutable;
using PureOptim.Figures.Cards;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;
using PureOptim.Figures.Reports;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>Every optimizer of the catalogue on the classic functions, by family.</summary>
internal sealed record Zoo() : Study(CommandName)
{
    /// <summary>The name on the command line.</summary>
    internal const string CommandName = "zoo";

    internal override StudyDescription Describe(bool quick) => ZooDescription.Of(quick);

    internal override StudyReport Report(StudyTrials trials)
    {
        var optimizers = ZooCard.Of(trials[ZooDescription.Optimizers]);
        ImmutableArray<Objective> functions = [.. optimizers[0].Paths.Select(path => path.Function)];
        ImmutableArray<ZooCard> all = [.. optimizers, .. ZooDescription.OfMatricesOnly.Select(optimizer => ZooCard.OfMatrices(optimizer, functions))];
        var schedules = ZooCard.Of(trials[ZooDescription.Schedules]);
        ImmutableArray<ZooCard> matrices = [.. all.Where(card => card.Family is OptimizerFamily.Orthogonal or OptimizerFamily.Preconditioned)
            .Select(card => card.IsOfMatrices ? card : ZooCard.OfMatrices(card.Optimizer, functions))];
        ImmutableArray<PathsData> panels = [.. functions.Select(Panel)];
        return new("The zoo: every optimizer at a glance",
            $"{CountText.Of(Catalog.Optimizers.Length, "optimizer")} on {CountText.Of(functions.Length, "classic function")}, {ZooDescription.Steps} steps each. Of up to {trials.Parts[0].Trials.GroupBy(trial => (trial.Label, trial.Trial.Description.Problem)).Max(group => group.Count())} learning rates, from 0.0001 to 100 by the root of ten, "
            + "each panel has the one that comes first to a thousandth of the height at the start, or ends lowest where none does. This shows how optimizers move. It is no advice: functions of two coordinates without noise say little about networks, and a rate that is chosen "
            + "afterwards is a rate that nobody has beforehand. For that there is \"pureoptim run choose\".")
        {
            HasTablesLast = true,
            Listed = [.. optimizers.Concat(schedules).SelectMany(card => card.Shown)],
            Findings = [.. functions.Select((function, i) => Finding(function, i, all))],
            Tables = [Table("Steps to a thousandth of the height at the start, each at its best rate", all), Table("Adam under schedules: the same, at the best peak", schedules), Table("The optimizers of matrices on matrices", matrices)],
            Pictures =
            [
                CardsPage.Functions("functions", "How to read a card",
                    "A card has a panel for each function, in this order: the path from the ring on, a dot a step, over the contour lines; below it, the steps to the tolerance and the learning rate.", panels, [.. functions.Select(Start)]),
                .. all.Where(card => !card.IsOfMatrices).GroupBy(card => card.Family).OrderBy(family => family.Key).Select(family => Cards(
                    $"family-{NameOf(family.Key)}", FamilyText.Name(family.Key), FamilyText.Step(family.Key), panels, family)),
                Cards("matrices", "Matrices", "The optimizers that are made for matrices, on functions of 2 x 2 matrices: each classic function of two components of a matrix, along directions that are no axes, and half the squares of the two others. "
                    + "The panels show the two components. The directions are turned by 30 and 45 degrees; the way begins 1 beside the plane of the picture.", panels, matrices),
                Cards("schedules", "Schedules", "Adam with its learning rate on schedules; the strip below the panels is the rate, as a part of its peak. The peak is chosen for each function.", panels, schedules),
            ],
        };
    }

    private static string Finding(Objective function, int index, ImmutableArray<ZooCard> all)
    {
        var reached = all.Where(card => !card.IsOfMatrices).Select(card => card.Paths[index].Steps).ToArray();
        long[] steps = [.. reached.OfType<long>().Order()];
        return $"On {ZooDescription.Words(function)}, {steps.Length} of {reached.Length} come to the tolerance within {ZooDescription.Steps} steps at some rate"
            + (steps.Length == 0 ? "." : $", half of these within {steps[(steps.Length - 1) / 2]}.");
    }

    private static string NameOf(OptimizerFamily family) => SettingsText.Words($"{family}").Replace(' ', '-');

    private static Section Cards(string name, string title, string lead, ImmutableArray<PathsData> panels, IEnumerable<ZooCard> cards) =>
        CardsPage.Section(new(name, $"{char.ToUpperInvariant(title[0])}{title[1..]}", lead, panels, [.. cards.Select(card => card.Card)]));

    private static ReportTable Table(string caption, ImmutableArray<ZooCard> cards) => ReportTable.Of(caption,
        ["optimizer", "family", .. cards[0].Paths.Select(path => ZooDescription.Words(path.Function))],
        cards.OrderBy(card => card.Family).Select(card => ImmutableArray.Create([card.Label, FamilyText.Name(card.Family), .. card.Paths.Select(path => path.Cell)])));

    private static PlotPoint Start(Objective function) => new(function.Start[0], function.Start[1]);

    private static PathsData Panel(Objective function)
    {
        var (window, minimum) = (function == Objective.Valley ? new PictureWindow(-9, 9, -4, 4) : function.Window, function.Minima[0]);
        return new()
        {
            Title = ZooDescription.Words(function),
            Function = (x, y) => function.Value([new Real64(x), new Real64(y)]).Value,
            Formula = FormulaText.Of(function, longest: 60),
            Window = new(window.Left, window.Right, window.Bottom, window.Top),
            Levels = Levels(function.Loss(function.Start) - minimum.Value, minimum.Value),
            ContourCells = 96,
            Optimum = new(minimum.Point[0], minimum.Point[1]),
            Paths = [],
        };
    }

    /// <summary>Four to a decade and a half: up to somewhat above the start, by equal ratios above the minimum, so that a narrow valley shows its floor.</summary>
    private static ImmutableArray<double> Levels(double height, double floor) => [.. Enumerable.Range(-5, 7).Select(i => floor + 1.05 * height * double.Exp10(i * 0.4))];
}
