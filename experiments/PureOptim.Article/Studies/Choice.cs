using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Studies;

/// <summary>Which optimizers cannot be told apart from the best, problem by problem: a pure function of the trials and of what a step costs.</summary>
/// <param name="Plan">What was run.</param>
/// <param name="Rows">The optimizers on the problems, with their trials.</param>
internal sealed record Choice(ChoicePlan Plan, ImmutableArray<ChoiceRow> Rows)
{
    /// <summary>What no study of this kind can say.</summary>
    internal const string Limits =
        "What this study cannot say: which optimizer suits another architecture, other data, another batch size or a longer training; or one with a schedule, a warm-up or a tuned decay, for every rate here is constant, and everything but the rate is at its default. "
        + "A rate that is best in a short trial may be too large for a long one. Losses are those of the training, not of test images. Two of the problems have two coordinates and no noise. \"Cannot be told apart\" does not mean equal.";

    /// <summary>More names than this are counted.</summary>
    private const int MostNamed = 12;

    /// <summary>The mark of every verdict of the small study.</summary>
    private string Mark => Plan.IsQuick ? "quick: " : "";

    /// <summary>What the study cannot say.</summary>
    private string Lead =>
        (Plan.IsQuick ? "This is the quick study: small networks, few rates, few seeds and short trials. It shows how the study works; nobody should choose by it. " : "") + Limits;

    /// <summary>The method, a sentence or two each.</summary>
    internal ImmutableArray<string> Method =>
    [
        $"Rates: by one seed that is not used again, in short trials of {Plan.SearchAt(1).Count} rates around the default; the grid grows where the best lies at its end. Rates that are found on the way stay at their default.",
        $"Seeds: {Plan.SeedsAt(1)} others count at the chosen rate, with the same first weights, batches and starts for all.",
        $"Costly: where a step takes over {ChoicePlan.Costly} times as long as Adam's, gradient included, there are {CountText.Of(Plan.SearchAt(ChoicePlan.Costly + 1).Count, "rate")} and {Plan.SeedsAt(ChoicePlan.Costly + 1)} seeds; over {Plan.TooCostly} times, the optimizer is left out and named. The times are measured once, on one machine, before the trials.",
        "Verdicts: each is compared with the best of its problem seed by seed on the logarithm of the loss, by Student's t, adjusted by Holm for all comparisons of the problem. \"With the best\" are those that this does not tell apart from it at 5 %. "
        + "The best is chosen on the same seeds, which makes it look better than it is: where ten are alike, simulated studies of ten seeds tell some of them apart in 14 % of cases, and more where there are more.",
        "Losses: above the known minimum, at least a millionth of what it was at the start, which is solved, and at most all of it, which is what a run counts as that diverged. Of a network, the mean of the last quarter of a short trial, or of the last hundred of a long one.",
        "By time: the losses after as many steps as fit into the time of Adam's, of a network between two means of a hundred by a straight line; those that are faster than Adam have no more steps than it. The times are those of one machine and a few steps: differences of some percent are those of the measurement.",
    ];

    /// <summary>The report.</summary>
    internal StudyReport Report()
    {
        var parts = Plan.Problems.Select(problem => new Part(problem, [.. Rows.Where(row => row.Problem == problem && row.Trials.Length > 0)])).ToArray();
        return new("Which optimizer? What can be told apart, and what cannot", Lead)
        {
            Findings = [.. parts.SelectMany(Findings)],
            Tables = [Overview(parts)],
            Pictures = [.. parts.Select(part => Picture(part) with { Blocks = [Table(part), .. LeftOut(part.Problem)] })],
        };
    }

    private IEnumerable<string> Findings(Part part)
    {
        yield return $"{Mark}On {part.Problem.Words}, after {part.Problem.Steps} steps: {Named(part, part.BySteps)}.";
        yield return $"{Mark}In the time of {part.Problem.Steps} steps of Adam there: {Named(part, part.ByTime)}.";
    }

    private static string Named(Part part, BestGroup group)
    {
        string[] alike = [.. part.Rows.Where((_, i) => i != group.Best && group.Holds(i)).Select(row => row.Candidate.Label)];
        var best = part.Rows[group.Best].Candidate.Label;
        return alike.Length == 0 ? $"{best} is told apart from all {part.Rows.Length - 1} others"
            : $"{alike.Length} of {part.Rows.Length - 1} cannot be told apart from {best}, the best of these trials{(alike.Length <= MostNamed ? $": {string.Join(", ", alike)}" : "")}";
    }

    /// <summary>The verdicts of all problems side by side, for those that are with the best somewhere.</summary>
    private ReportTable Overview(Part[] parts) => ReportTable.Of($"{Mark}where each is with the best, by steps and by time", ["optimizer", .. parts.Select(part => part.Problem.Name), "by steps", "by time"],
        Catalog.Optimizers.Select(optimizer => (Label: optimizer.DisplayName, Cells: parts.Select(part => part.Verdicts(optimizer.DisplayName)).ToArray()))
            .Select(row => (row.Label, row.Cells, Steps: row.Cells.Count(cell => cell.Steps), Time: row.Cells.Count(cell => cell.Time)))
            .Where(row => row.Steps + row.Time > 0).OrderByDescending(row => row.Steps + row.Time)
            .Select(row => ImmutableArray.Create([row.Label, .. row.Cells.Select(Words), $"{row.Steps} of {parts.Length}", $"{row.Time} of {parts.Length}"])));

    private static string Words((bool IsThere, bool Steps, bool Time) cell) => (cell.IsThere, cell.Steps, cell.Time) switch
    {
        (false, _, _) => "not run",
        (_, true, true) => "both",
        (_, true, false) => "steps",
        (_, false, true) => "time",
        _ => "–",
    };

    private ReportTable Table(Part part) => ReportTable.Of($"Every optimizer on the problem {part.Problem.Name}",
        ["optimizer", "family", "rate", "trials: rates + seeds", "loss", "over the best", "p after Holm", "verdict by steps", "a step, in Adam's", "loss in Adam's time", "verdict by time"],
        part.Ordered.Select(i => (Index: i, Row: part.Rows[i])).Select(each => ImmutableArray.Create(
            each.Row.Candidate.Label, FamilyText.Name(each.Row.Candidate.Family), each.Row.RateText, each.Row.TrialsText,
            Numbers.Readable(StudentInterval.GeometricMean(each.Row.Losses.AsSpan()).Mean),
            each.Index == part.BySteps.Best ? "1" : GridText.Ratio(part.BySteps.Ratios[each.Index]),
            each.Index == part.BySteps.Best ? "" : Numbers.Readable(part.BySteps.Adjusted[each.Index]),
            Verdict(part.BySteps, each.Index), Numbers.Readable(each.Row.Cost),
            Numbers.Readable(StudentInterval.GeometricMean(each.Row.LossesInTime.AsSpan()).Mean), Verdict(part.ByTime, each.Index))));

    private string Verdict(BestGroup group, int index) =>
        Mark + (index == group.Best ? "the best" : !group.IsDecided(index) ? "too few seeds" : group.Holds(index) ? "with the best" : "behind");

    private IEnumerable<ReportBlock> LeftOut(ChoiceProblem problem)
    {
        string[] costly = [.. Rows.Where(row => row.Problem == problem && row.IsLeftOut).Select(row => $"{row.Candidate.Label} ({row.Cost:0} of Adam's steps a step)")];
        if (costly.Length > 0) yield return new ReportBlock.Paragraph($"Left out, for a step costs too much here: {string.Join(", ", costly)}.");
        foreach (var reason in Catalog.Optimizers.GroupBy(optimizer => ChoiceCandidate.Reason(optimizer, problem)).Where(reason => reason.Key.Length > 0))
            yield return new ReportBlock.Paragraph($"Left out, for it {reason.Key}: {string.Join(", ", reason.Select(optimizer => optimizer.DisplayName))}.");
    }

    private Section Picture(Part part)
    {
        var data = new IntervalsData
        {
            Name = $"groups-{part.Problem.Name}",
            Title = $"{part.Problem.Name}: the loss after {part.Problem.Steps} steps over that of the best",
            Explanation = $"{char.ToUpperInvariant(part.Problem.Words[0])}{part.Problem.Words[1..]}. {part.Problem.ShortSteps} steps to choose a rate, {part.Problem.Steps} that count. Blue: the best, and what cannot be told apart from it; orange: behind.",
            Value = $"{Mark}geometric mean over the seeds of the ratio, with its 95 % interval by itself",
            Panels = [Panel(part)],
        };
        return new(data.Name, data.Title, data.Explanation) { Picture = IntervalsFigure.Render(data), Summary = data.Summary, Caption = $"{data.Value}. Colours follow from the adjusted comparisons, not from these intervals." };
    }

    private static IntervalPanel Panel(Part part)
    {
        var ratios = part.BySteps.Ratios;
        var highest = 1.3 * ratios.Max(ratio => ratio.Mean);
        var lowest = 0.9 * ratios.Select(ratio => double.Max(ratio.Low, 0.3)).Min();
        return new(CountText.Of(part.Rows.Length, "optimizer"), new("loss over that of the best", lowest, highest, IsLogarithmic: true),
            [.. part.Ordered.Select(i => ratios[i].Row(part.Rows[i].Candidate.Label, i == part.BySteps.Best ? "the best" : $"{GridText.Ratio(ratios[i])}{(part.BySteps.Holds(i) ? ", with the best" : "")}") with
            {
                IsReference = i == part.BySteps.Best,
                IsAlike = part.BySteps.Holds(i),
            })]);
    }

    /// <summary>A problem with those that were run on it.</summary>
    private sealed record Part(ChoiceProblem Problem, ImmutableArray<ChoiceRow> Rows)
    {
        internal BestGroup BySteps { get; } = BestGroup.Of([.. Rows.Select(row => row.Losses)]);

        internal BestGroup ByTime { get; } = BestGroup.Of([.. Rows.Select(row => row.LossesInTime)]);

        /// <summary>The indices of the rows from the best on.</summary>
        internal IEnumerable<int> Ordered => Enumerable.Range(0, Rows.Length).OrderBy(i => i != BySteps.Best).ThenBy(i => BySteps.Ratios[i].Mean);

        internal (bool IsThere, bool Steps, bool Time) Verdicts(string label) =>
            Rows.Index().FirstOrDefault(row => row.Item.Candidate.Label == label, (-1, null!)) is var (i, _) && i >= 0 ? (true, BySteps.Holds(i), ByTime.Holds(i)) : default;
    }
}
