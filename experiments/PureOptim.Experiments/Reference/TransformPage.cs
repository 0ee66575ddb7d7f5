using System.Collections.Immutable;
using System.Reflection;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Laws;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The page of a wrapper, or of what gives tensors to several optimizers: what it changes, its formula, its hyperparameters, and how it is put around an optimizer.</summary>
/// <param name="Type">The type.</param>
internal sealed record TransformPage(Type Type)
{
    /// <summary>The folder of these pages.</summary>
    internal const string Folder = "transforms";

    private TypeDocumentation Documentation { get; } = TypeDocumentation.Of(Type);

    private string Name => TypeCatalog.NameOf(Type, typeof(IOptimizer));

    private string Title => Sample?.DisplayName ?? Type.Name;

    /// <summary>One around Adam with everything at its default; null where it needs more than an optimizer.</summary>
    private IOptimizer? Sample { get; } = Around(Type);

    /// <summary>A page for each: everything describable that is no optimizer of the catalogue.</summary>
    internal static ImmutableArray<TransformPage> All { get; } =
    [
        .. from name in TypeCatalog.Of(typeof(IOptimizer)).Names
           let type = TypeCatalog.Of(typeof(IOptimizer)).Find(name)
           where Catalog.Optimizers.All(optimizer => optimizer.GetType() != type)
           select new TransformPage(type),
    ];

    /// <summary>The page that leads to all.</summary>
    internal static ReferencePage Index => new(Folder, "index", "Transforms", "What goes around an optimizer: clipping, decay, averages, groups.",
    [
        new ReportBlock.Paragraph("Each is an optimizer around another, or around several, and may itself be wrapped."),
        new ReportTable("", ["transform", "what it does"], [.. All.Select(page => ImmutableArray.Create<ReportText>(ReportText.Of(ReportSpan.Link(page.Title, $"{page.Name}.md")), page.Documentation.Summary))]),
    ]);

    /// <summary>The verdicts on the laws of optimizers, for each around Adam.</summary>
    /// <param name="cases">The number of cases for each law.</param>
    internal static LawMatrix Check(int cases) => LawTopics.Optimizers(OptimizerLaws.All, [.. All.Where(page => page.Sample is not null).Select(page => new SubjectOf<IOptimizer>(page.Sample!, page.Title))])
        .Check(new(cases), _ => { }, default);

    /// <summary>The page.</summary>
    /// <param name="laws">The verdicts.</param>
    internal ReferencePage Page(LawMatrix laws) => new(Folder, Name, Title, Documentation.Summary,
    [
        new ReportBlock.Paragraph(Documentation.Summary),
        .. DocumentationBlocks.Formula(Documentation),
        .. Hyperparameters(),
        .. InCode(),
        .. Documentation.Cost.Length > 0 ? (IEnumerable<ReportBlock>)[new ReportBlock.Heading("Memory and cost", 2), new ReportBlock.Paragraph(Documentation.Cost)] : [],
        .. Laws(laws),
        .. DocumentationBlocks.End(Documentation, Type),
    ]);

    private IEnumerable<ReportBlock> Hyperparameters()
    {
        RecordSchema.Field[] fields = [.. RecordSchema.Of(Type).Fields.Where(field => !field.Type.IsAssignableTo(typeof(IOptimizer)))];
        if (fields.Length == 0) yield break;
        yield return new ReportBlock.Heading("Settings", 2);
        yield return new ReportTable("", ["property", "symbol", "values", "default", "meaning"],
        [
            .. fields.Select(field => ImmutableArray.Create<ReportText>(
                ReportText.Of(ReportSpan.Code(field.Property.Name)),
                field.Hyperparameter is { } declared ? ReportText.Of(ReferencePage.Inline(declared.Latex)) : "",
                DocumentationBlocks.ValuesOf(field),
                field.IsRequired || Sample is null ? "" : SettingsText.Text(field.Property.GetValue(Sample)!),
                TypeDocumentation.Of(field.Property))),
        ]);
    }

    private IEnumerable<ReportBlock> InCode()
    {
        MethodInfo[] makers = [.. typeof(OptimizerTransforms).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == Type)];
        if (makers.Length == 0) yield break;
        yield return new ReportBlock.Heading("In code", 2);
        yield return new ReportBlock.Bullets(
        [
            .. makers.Select(maker => ReportText.Of(
                ReportSpan.Code($"optimizer.{maker.Name}({string.Join(", ", maker.GetParameters().Skip(1).Select(parameter => parameter.HasDefaultValue ? $"{parameter.Name}: {DefaultText.Of(parameter)}" : parameter.Name))})"),
                $": {TypeDocumentation.Of(maker)}")),
        ]);
    }

    private IEnumerable<ReportBlock> Laws(LawMatrix laws)
    {
        var rows = laws.Rows.SelectMany(row => row.Cells.Where(cell => cell.Subject.TypeCatalog == Title).Select(cell => (row.Law, cell.Mark))).ToLookup(row => row.Mark, row => row.Law);
        if (rows.Count == 0) yield break;
        yield return new ReportBlock.Heading("Laws", 2);
        yield return new ReportBlock.Paragraph($"Around Adam, with its settings at their defaults or, where they have none, at 0.5 or 1; each law was tried on up to {CountText.Of(laws.Cases, "case")}.");
        foreach (var (mark, words) in new[] { (Mark.Exact, "hold exactly"), (Mark.Bounded, "hold within a certified rounding bound"), (Mark.Refuted, "do not hold"), (Mark.Broken, "do not hold, and should") })
        {
            if (!rows.Contains(mark)) continue;
            var links = rows[mark].SelectMany((law, i) => (ReportSpan[])[i == 0 ? $"{rows[mark].Count()} {words}: " : ", ", ReportSpan.Link(law.Id, ReferencePage.To(LawPage.Folder, LawPage.FileOf(law)))]);
            yield return new ReportBlock.Paragraph(ReportText.Of([.. links, "."]));
        }
    }

    private static IOptimizer? Around(Type type)
    {
        var constructor = RecordSchema.Of(type).Constructor;
        object?[] arguments =
        [
            .. constructor.GetParameters().Select(object? (parameter) => parameter.ParameterType == typeof(IOptimizer) ? new Adam()
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : parameter.ParameterType == typeof(Schedule) ? (Schedule)0.5
                : parameter.ParameterType == typeof(int) ? (object)1
                : null),
        ];
        return arguments.Contains(null) ? null : (IOptimizer)constructor.Invoke(arguments);
    }
}
