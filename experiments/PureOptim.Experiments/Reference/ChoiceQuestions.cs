using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The questions of those who choose an optimizer, each answered by laws, by the catalogue, or by what was measured.</summary>
/// <param name="All">Every optimizer.</param>
/// <param name="Matrix">The verdicts on the laws of optimizers.</param>
internal sealed record ChoiceQuestions(ImmutableArray<ChoiceFacts> All, LawMatrix Matrix)
{
    /// <summary>More names than this are opened on demand.</summary>
    private const int MostShown = 8;

    /// <summary>The bounds of classes of memory, from the least.</summary>
    private static readonly ImmutableArray<(double Most, string Words)> _memories = [(0, "nothing"), (0.1, "at most 0.1"), (1.1, "about 1"), (2.1, "about 2"), (3.1, "about 3"), (double.PositiveInfinity, "more")];

    /// <summary>The questions that laws answer, with these.</summary>
    private static readonly ImmutableArray<(string Question, ImmutableArray<string> Laws)> _byLaw =
    [
        ("The scale of the gradients is not known, or not the same everywhere", ["B12", "B15"]),
        ("Some parameters seldom get a gradient", ["D1", "B17"]),
        ("Some gradients are not finite", ["B10"]),
        ("No step may be long", ["D5", "D9", "D11", "D12", "D14", "D19", "D19b"]),
        ("The axes of the parameters mean nothing", ["B5", "B7"]),
        ("The rate should act in a known way", ["B14"]),
        ("The way to the minimum should be known beforehand", ["E3", "E4", "E5", "F1", "F2", "F3", "F5", "F6", "F7", "F8"]),
    ];

    /// <summary>The laws that answer something, by identifier.</summary>
    internal static ImmutableArray<string> Laws { get; } = [.. _byLaw.SelectMany(question => question.Laws)];

    /// <summary>The questions with their answers.</summary>
    internal IEnumerable<ReportBlock> Blocks() =>
    [
        .. Memory(),
        .. Rate(),
        .. Noise(),
        .. Needs(),
        .. _byLaw.SelectMany(question => ByLaw(question.Question, question.Laws)),
        .. Elsewhere(),
    ];

    private IEnumerable<ReportBlock> Memory()
    {
        yield return new ReportBlock.Heading("Memory is short", 2);
        var layer = ChoiceFacts.Layer.Entries.Select(entry => $"{string.Join(" × ", entry.Shape)} {entry.Name}");
        yield return new ReportBlock.Paragraph(ReportText.Of($"Numbers kept between steps for each parameter, counted for a layer of {string.Join(" and ", layer)}; ", ReportSpan.Code("pureoptim optimizers NAME"), " names them."));
        foreach (var group in All.GroupBy(facts => _memories.First(memory => facts.Kept <= memory.Most)).OrderBy(group => group.Key.Most)) yield return Names(Capital(group.Key.Words), group);
    }

    private IEnumerable<ReportBlock> Rate()
    {
        yield return new ReportBlock.Heading("There is no time to tune the rate", 2);
        yield return Names("The rate is found on the way", All.Where(facts => facts.Rate == "found"));
        yield return Names("There is no rate", All.Where(facts => facts.Rate == "none"));
        ChoiceFacts[] tuned = [.. All.Where(facts => facts.Rate == "to tune")];
        yield return new ReportBlock.Paragraph(
            $"Of the others, how many of up to {tuned.Max(facts => facts.Rates)} rates, from 0.0001 to 100 by the root of ten, bring the loss to a hundredth in {PicturePaths.Steps} steps. The function is {ChoiceRuns.Words}.");
        yield return ByFamily(tuned, facts => facts.Working, isBestLow: false);
    }

    private IEnumerable<ReportBlock> Noise()
    {
        yield return new ReportBlock.Heading("Gradients are noisy", 2);
        yield return new ReportBlock.Paragraph(
            $"On the same function every gradient has normal noise of variance {NumberText.Shortest(ChoiceRuns.Variance)} added to each coordinate, which never fades. The rate is constant, the best by {CountText.Of(ChoiceRuns.Choosing, "seed")}; what counts is the mean loss of steps "
            + $"{ChoiceRuns.Steps - ChoiceRuns.Last + 1} to {ChoiceRuns.Steps} over {ChoiceRuns.Counting} others, also of those that are still on their way then. Its standard error is {Median(All.Select(facts => facts.Noise.Error / facts.Noise.Mean)).ToString("P0", CultureInfo.InvariantCulture)} in the median: smaller differences mean nothing.");
        yield return ByFamily(All, facts => facts.Noise.Mean, isBestLow: true);
    }

    private IEnumerable<ReportBlock> Needs()
    {
        yield return new ReportBlock.Heading("More than the gradient is known", 2);
        yield return new ReportBlock.Paragraph("These use it, and cannot do without:");
        foreach (var need in All.SelectMany(facts => facts.Entry.Needs).Distinct()) yield return Names($"{Capital(need)}", All.Where(facts => facts.Entry.Needs.Contains(need)));
    }

    private IEnumerable<ReportBlock> ByLaw(string question, ImmutableArray<string> laws)
    {
        yield return new ReportBlock.Heading(question, 2);
        foreach (var row in laws.Select(id => Matrix.Rows.First(row => row.Law.Id == id)))
        {
            var refuted = row.Cells.Where(cell => cell.Mark == Mark.Refuted).Select(cell => cell.Subject.TypeCatalog).Distinct().Count();
            var statement = ReportText.Of(
                ReportSpan.Link($"Law {row.Law.Id}", ReferencePage.To(LawPage.Folder, LawPage.FileOf(row.Law))), $": {row.Law.Statement}{(refuted > 0 ? $" Counterexamples are known for {refuted}." : "")}");
            var holding = Names("Holds for", All.Where(facts => facts.Laws.Contains(row.Law.Id)));
            if (holding is ReportBlock.Paragraph few)
            {
                yield return new ReportBlock.Paragraph(ReportText.Of([.. statement.Spans, " ", .. few.Text.Spans]));
            }
            else
            {
                yield return new ReportBlock.Paragraph(statement);
                yield return holding;
            }
        }
    }

    private IEnumerable<ReportBlock> Elsewhere()
    {
        yield return new ReportBlock.Heading("A run is to be compared with one of another program", 2);
        yield return new ReportBlock.Paragraph("These have the optimizer too, under a name that its page gives:");
        yield return ReportTable.Of("", ["program", "optimizers of this library"], Dialect.All.Select(dialect =>
            new[] { dialect.Methods.Name, $"{All.Count(facts => ChoicePage.Programs(facts).Contains(dialect.Methods.Name))}" })) with
        { RightAligned = [1] };
    }

    /// <summary>The middle of each family and its ends; the best of a large family is lower by its size alone.</summary>
    private static ReportTable ByFamily(IEnumerable<ChoiceFacts> all, Func<ChoiceFacts, double> number, bool isBestLow) => new("", ["family", "optimizers", "median", "from", "to"],
    [
        .. from family in all.GroupBy(facts => facts.Entry.Family, number)
           let median = Median(family)
           orderby isBestLow ? median : -median
           select ImmutableArray.Create<ReportText>([family.Key, $"{family.Count()}", .. new[] { median, family.Min(), family.Max() }.Select(value => (ReportText)NumberText.ThreeDigits(value))]),
    ])
    { RightAligned = [1, 2, 3, 4] };

    /// <summary>The number in the middle, or the mean of the two there.</summary>
    private static double Median(IEnumerable<double> numbers)
    {
        double[] ordered = [.. numbers.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>Optimizers by name, of many behind their number.</summary>
    private static ReportBlock Names(string words, IEnumerable<ChoiceFacts> which)
    {
        ChoiceFacts[] named = [.. which];
        var names = ReportText.Of([.. named.SelectMany((facts, i) => i == 0 ? [ChoicePage.Link(facts)] : new ReportSpan[] { ", ", ChoicePage.Link(facts) })]);
        return named.Length == 0 ? new ReportBlock.Paragraph($"{words}: none.")
            : named.Length > MostShown ? new ReportBlock.Details($"{words}: {named.Length}", [new ReportBlock.Paragraph(names)])
            : new ReportBlock.Paragraph(ReportText.Of([$"{words}: ", .. names.Spans, "."]));
    }

    private static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
