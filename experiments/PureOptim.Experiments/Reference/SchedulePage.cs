using System.Collections.Immutable;
using System.Reflection;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Reports;
using PureOptim.Laws;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Reference;

/// <summary>The page of one kind of schedule: its curve, its formula, how it is made here and elsewhere, and its laws.</summary>
/// <param name="Kind">The type.</param>
/// <param name="Examples">Schedules of the kind.</param>
/// <param name="Laws">What holds for it.</param>
internal sealed record SchedulePage(Type Kind, ImmutableArray<Schedule> Examples, LawFacts Laws)
{
    /// <summary>The folder of these pages.</summary>
    internal const string Folder = "schedules";

    /// <summary>The number of steps that a curve is drawn for.</summary>
    private const int Steps = 120;

    private TypeDocumentation Documentation { get; } = TypeDocumentation.Of(Kind);

    private string Name => TypeCatalog.NameOf(Kind, typeof(Schedule));

    /// <summary>The kind in words, as the tables of laws call it.</summary>
    private string Words => Subjects.NameOf(Examples[0]);

    /// <summary>A page for each kind.</summary>
    internal static ImmutableArray<SchedulePage> All(LawFacts laws) =>
        [.. ScheduleLaws.Kinds.GroupBy(schedule => schedule.GetType()).Select(kind => new SchedulePage(kind.Key, [.. kind], laws))];

    /// <summary>The page that leads to all, with everything that makes a schedule.</summary>
    internal static ReferencePage Index(ImmutableArray<SchedulePage> pages) => new(Folder, "index", "Schedules", "Hyperparameters as functions of the step.",
    [
        new ReportBlock.Paragraph(TypeDocumentation.Of(typeof(Schedule)).Summary),
        new ReportTable("", ["kind", "what it is"],
        [
            .. pages.Select(page => ImmutableArray.Create<ReportText>(ReportText.Of(ReportSpan.Link(page.Words, $"{page.Name}.md")), page.Documentation.Summary)),
        ]),
        new ReportBlock.Heading("What makes one", 2),
        new ReportBlock.Bullets([.. Makers().Select(maker => ReportText.Of(ReportSpan.Code(Signature(maker)), $": {TypeDocumentation.Of(maker)}"))]),
    ]);

    /// <summary>The page.</summary>
    internal ReferencePage Page => new(Folder, Name, Words, Documentation.Summary,
    [
        new ReportBlock.Paragraph(Documentation.Summary),
        .. DocumentationBlocks.Formula(Documentation),
        new ReportBlock.Heading("Curve", 2),
        new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Picture($"{Words} over {Steps} steps", $"{Name}.svg"))),
        new ReportTable("", ["schedule", .. _shown.Select(step => $"s({step})")], [.. Examples.Select(example => ImmutableArray.Create<ReportText>([$"{example}", .. _shown.Select(step => (ReportText)NumberText.Rounded(example.At(step)))]))])
        {
            RightAligned = [.. Enumerable.Range(1, _shown.Length)],
        },
        .. Named(),
        .. Elsewhere(),
        .. Laws.Of(Words),
        .. DocumentationBlocks.End(Documentation, Kind),
    ])
    {
        Pictures = [new Artifact($"{Name}.svg", ChartFigure.Render(Chart()))],
    };

    private static readonly ImmutableArray<int> _shown = [0, 1, 10, 50, 100];

    private ChartData Chart()
    {
        var values = Examples.Select(example => Enumerable.Range(0, Steps + 1).Select(step => new PlotPoint(step, example.At(step))).ToImmutableArray()).ToArray();
        return new()
        {
            Name = Name,
            Title = Words,
            Horizontal = new("step t", 0, Steps),
            Vertical = new("value s(t)", double.Min(0, values.SelectMany(points => points).Min(point => point.Y)), 1.1 * values.SelectMany(points => points).Max(point => point.Y)),
            MarkerEvery = 20,
            Series = [.. Examples.Zip(values, (example, points) => new ChartSeries($"{example}", "", points))],
        };
    }

    private IEnumerable<ReportBlock> Named()
    {
        MethodInfo[] makers = [.. Makers().Where(maker => $"{maker.Name}Schedule" == Kind.Name)];
        if (makers.Length == 0) yield break;
        yield return new ReportBlock.Heading("In code", 2);
        foreach (var maker in makers) yield return new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Code(Signature(maker)), $": {TypeDocumentation.Of(maker)}"));
    }

    private IEnumerable<ReportBlock> Elsewhere()
    {
        ReportText[] lines =
        [
            .. from dialect in Dialect.All
               from method in dialect.Schedules
               where TypeDocumentation.Of(method).Contains(Kind.Name, StringComparison.Ordinal) || method.ReturnType == Kind
               select ReportText.Of(ReportSpan.Code(PeerCall.There(dialect, method)), " is ", ReportSpan.Code(PeerCall.Here(method)), $": {TypeDocumentation.Of(method)}"),
        ];
        if (lines.Length == 0) yield break;
        yield return new ReportBlock.Heading("In other programs", 2);
        yield return new ReportBlock.Bullets([.. lines]);
    }

    private static IEnumerable<MethodInfo> Makers() => typeof(ScheduleFactories).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsSpecialName);

    /// <summary>The call, its parameters by name: on a schedule where it makes one of another.</summary>
    private static string Signature(MethodInfo maker)
    {
        var parameters = maker.GetParameters();
        var isExtension = maker.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute));
        var given = parameters.Skip(isExtension ? 1 : 0).Select(parameter => parameter.HasDefaultValue ? $"{parameter.Name}: {DefaultText.Of(parameter)}" : parameter.Name);
        return $"{(isExtension ? parameters[0].Name : nameof(Schedule))}.{maker.Name}({string.Join(", ", given)})";
    }
}
