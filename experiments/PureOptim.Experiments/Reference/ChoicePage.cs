using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The page for choosing an optimizer: what the code, the laws and a few runs say of each question, and a table of all optimizers to filter.</summary>
internal static class ChoicePage
{
    /// <summary>The folder of the page.</summary>
    internal const string Folder = "choose";

    private const string Has = "has", Is = "is", Most = "most", Least = "least";

    /// <summary>The columns of the table, with how a row is kept by each.</summary>
    private static readonly ImmutableArray<(string Heading, string Filter, Func<ChoiceFacts, ReportText> Cell)> _columns =
    [
        ("optimizer", "text", facts => ReportText.Of(Link(facts))),
        ("family", Is, facts => facts.Entry.Family),
        ("year", "", facts => $"{facts.Entry.Documentation.Year}"),
        ("keeps", Most, facts => Kept(facts.Kept)),
        ("needs", Has, facts => facts.Entry.Needs.IsEmpty ? "gradient" : string.Join(", ", facts.Entry.Needs)),
        ("rate", Is, facts => facts.Rate),
        ("rates that do", Least, facts => $"{facts.Working}"),
        ("loss", Most, facts => NumberText.ThreeDigits(facts.Loss)),
        ("noisy", Most, facts => NumberText.ThreeDigits(facts.Noise.Mean)),
        ("laws", Has, facts => string.Join(", ", ChoiceQuestions.Laws.Where(facts.Laws.Contains))),
        ("programs", Has, facts => string.Join(", ", Programs(facts))),
    ];

    /// <summary>The page.</summary>
    /// <param name="all">Every optimizer.</param>
    /// <param name="laws">The verdicts on the laws of optimizers.</param>
    internal static ReferencePage Of(ImmutableArray<ChoiceFacts> all, LawMatrix laws) => new(Folder, "index", "Which to choose", "What the code, the laws and a few runs say to those who choose an optimizer.",
    [
        new ReportBlock.Paragraph(ReportText.Of(
            $"What is known of {CountText.Of(all.Length, "optimizer")}, question by question: each sentence is a law that was checked, or a number that this page's command computed. It is no ranking: what suits a network is found by training it. ",
            ReportSpan.Link("The table", "#all-optimizers"), " at the end has them all, to filter and to sort.")),
        .. new ChoiceQuestions(all, laws).Blocks(),
        .. TrainedSideBySide.Recorded.Blocks(all.Select(facts => facts.Entry)),
        new ReportBlock.Heading("All optimizers", 2),
        new ReportBlock.Paragraph(
            $"keeps: numbers kept between steps for each parameter. rates that do: how many of {all.Max(facts => facts.Rates)} rates bring the loss to a hundredth in {PicturePaths.Steps} steps. loss: the one after these steps at the best of them. "
            + "noisy: the loss that stays where gradients are noisy. Both are of the function above. "
            + "laws: those of the questions above that hold for it."),
        ReferencePage.Filter(_columns.Where(column => column.Filter.Length > 0).Select(column => KeyValuePair.Create(column.Heading, column.Filter))),
        new ReportTable("", [.. _columns.Select(column => column.Heading)], [.. all.Select(facts => _columns.Select(column => column.Cell(facts)).ToImmutableArray())])
        {
            RightAligned = [.. _columns.Index().Where(column => column.Item.Filter is "" or Most or Least).Select(column => column.Index)],
        },
        new ReportBlock.Paragraph(ReportText.Of("Written by ", ReportSpan.Code("pureoptim reference --out DIR"), "; ", ReportSpan.Code("pureoptim optimizers NAME --json"), " says the same of one for programs.")),
    ])
    { IsAlone = true };

    /// <summary>An optimizer's name, which leads to its page.</summary>
    internal static ReportSpan Link(ChoiceFacts facts) => ReportSpan.Link(facts.Entry.Optimizer.DisplayName, ReferencePage.To(OptimizerPage.Folder, facts.Entry.Name));

    /// <summary>The programs that have it.</summary>
    internal static IEnumerable<string> Programs(ChoiceFacts facts) =>
        Dialect.All.Select(dialect => dialect.Methods.Name).Where(name => facts.Entry.Dialects.Any(method => method.StartsWith($"{name}.", StringComparison.Ordinal)));

    /// <summary>Two decimals: a number of the run, or of each tensor, is none of each parameter.</summary>
    private static string Kept(double numbers) => numbers.ToString("0.##", CultureInfo.InvariantCulture);
}
