using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The page of one optimizer: everything that the optimizer, its comment, its rule, the dialects and the laws say of it.</summary>
/// <param name="Entry">The optimizer.</param>
/// <param name="Laws">What holds for it.</param>
internal sealed record OptimizerPage(CatalogueEntry Entry, LawFacts Laws)
{
    /// <summary>The folder of these pages.</summary>
    internal const string Folder = "optimizers";

    /// <summary>Its paths on a few functions.</summary>
    internal ImmutableArray<PicturePath> Paths { get; } = PicturePaths.Of(Entry.Optimizer);

    /// <summary>The page.</summary>
    internal ReferencePage Page => new(Folder, Entry.Name, Entry.Optimizer.DisplayName, Entry.Documentation.Summary,
    [
        new ReportBlock.Paragraph(Entry.Documentation.Summary),
        .. Formula(),
        .. Hyperparameters(),
        .. Options(),
        .. Needs(),
        new ReportBlock.Heading("Paths", 2),
        new ReportBlock.Paragraph($"{PicturePaths.Steps} steps from each function's usual start. {(HasRate ? "The rate is the power of the root of ten, from 0.0001 to 100, that ends lowest without leaving the picture; everything else has its default." : "Everything has its default.")}"),
        new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Picture($"The paths of {Entry.Optimizer.DisplayName} on {string.Join(", ", Paths.Select(path => path.Function.Name))}", $"{Entry.Name}.svg"))),
        .. OptimizerSample.Of(Entry, Paths[0]),
        .. DialectLines.Of(Entry),
        .. Laws.Of(Entry.Optimizer.DisplayName),
        .. DocumentationBlocks.End(Entry.Documentation, Entry.Optimizer.GetType()),
    ])
    {
        Section = Entry.Family,
        Pictures = [PicturePaths.Draw(Entry, Paths)],
    };

    private bool HasRate => Hyperparameter.Find(Entry.Optimizer, nameof(Sgd.LearningRate)) is not null;

    private IEnumerable<ReportBlock> Formula()
    {
        yield return new ReportBlock.Heading("Formula", 2);
        if (Entry.Optimizer is ElementWise rule)
        {
            yield return new ReportBlock.Paragraph("Printed by the code that runs, with the default options: θ is a parameter, g its gradient, and a prime marks what a step makes.");
            yield return ReferencePage.Formulas(PureOptim.Formula.Of(rule, SymbolNotation.Latex));
        }
        else if (Entry.Documentation.Formula.Length > 0)
        {
            yield return new ReportBlock.Paragraph("θ is a tensor or the whole model, g its gradient, and a prime marks what a step makes.");
            yield return new ReportBlock.Listing(Entry.Documentation.Formula);
        }
    }

    private IEnumerable<ReportBlock> Hyperparameters()
    {
        if (Entry.Hyperparameters.IsEmpty) yield break;
        yield return new ReportBlock.Heading("Hyperparameters", 2);
        yield return new ReportTable("", ["property", "symbol", "values", "unit", "default", "default of"],
        [
            .. Entry.Hyperparameters.Select(one => ImmutableArray.Create<ReportText>(
                ReportText.Of(ReportSpan.Code(one.Path)),
                ReportText.Of(ReferencePage.Inline(one.Latex)),
                one.Bounds is { } bounds ? Guard.RuleOf(bounds) : "",
                one.Unit is { } unit ? Unit(unit) : "",
                one.Default is { } value ? SettingsText.Text(value) : "",
                one.Source ?? "")),
        ]);
        foreach (var one in Entry.Hyperparameters.Where(one => one.IsSchedule).Take(1))
            yield return new ReportBlock.Paragraph(ReportText.Of("Each may be a ", ReportSpan.Link("schedule", ReferencePage.To("schedules", "index")), " unless it is a whole number."));
    }

    private static ReportText Unit(HyperparameterUnit unit) =>
        unit == HyperparameterUnit.None ? "none" : ReportText.Of(ReferencePage.Inline($"{Power(@"\theta", unit.Parameter)} {Power("g", unit.Gradient)}"));

    private static string Power(string symbol, double exponent) => exponent == 0 ? "" : exponent == 1 ? symbol : $"{symbol}^{{{NumberText.Shortest(exponent)}}}";

    private IEnumerable<ReportBlock> Options()
    {
        RecordSchema.Field[] options = [.. RecordSchema.Of(Entry.Optimizer.GetType()).Fields.Where(field => field.Type != typeof(Schedule) && field.Hyperparameter is null)];
        if (options.Length == 0) yield break;
        yield return new ReportBlock.Heading("Options", 2);
        yield return new ReportTable("", ["property", "values", "default", "meaning"],
        [
            .. options.Select(field => ImmutableArray.Create<ReportText>(
                ReportText.Of(ReportSpan.Code(field.Property.Name)),
                DocumentationBlocks.ValuesOf(field),
                $"{field.Property.GetValue(Entry.Optimizer)}",
                TypeDocumentation.Of(field.Property))),
        ]);
    }

    private IEnumerable<ReportBlock> Needs()
    {
        yield return new ReportBlock.Heading("Memory and cost", 2);
        var kept = Entry.Slots.Length == 0 ? "It keeps nothing between steps." : $"Between steps it keeps {CatalogueText.Kept(Entry)}.";
        yield return new ReportBlock.Paragraph($"{kept}{(Entry.Needs.IsEmpty ? "" : $" Beside the gradient it needs {string.Join(" and ", Entry.Needs)}.")}");
        if (Entry.Documentation.Cost.Length > 0) yield return new ReportBlock.Paragraph(Entry.Documentation.Cost);
    }
}
