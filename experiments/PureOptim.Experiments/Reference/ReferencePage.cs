using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Experiments.Laws;
using PureOptim.Figures.Reports;
using PureOptim.Runs;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Reference;

/// <summary>A page of the reference, with the pictures that it shows.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">The name of its file, without ending.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">The page in a sentence, as search engines show it.</param>
/// <param name="Blocks">What stands below the title.</param>
internal sealed record ReferencePage(string Folder, string Name, string Title, string Description, ImmutableArray<ReportBlock> Blocks)
{
    /// <summary>The pictures beside it.</summary>
    internal ImmutableArray<Artifact> Pictures { get; init; } = [];

    /// <summary>The heading that it stands under in the list of pages; empty for none.</summary>
    internal string Section { get; init; } = "";

    /// <summary>Whether it is the one page of its folder, beside which no list of pages need stand.</summary>
    internal bool IsAlone { get; init; }

    /// <summary>The page as Markdown.</summary>
    internal Artifact Text => new($"{Name}.md",
        $"---\ntitle: {JsonSerializer.Serialize(Title, _readable)}\ndescription: {JsonSerializer.Serialize(Description, _readable)}\n{(IsAlone ? "_disableToc: true\n" : "")}---\n"
        + MarkdownReport.Of([new ReportBlock.Heading(Title, 1), .. Blocks.Select(Shown)]));

    private static readonly JsonSerializerOptions _readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A file beside this page, or beside that of another folder.</summary>
    internal static string To(string folder, string name) => $"../{folder}/{name}.md";

    /// <summary>A formula within a line.</summary>
    internal static ReportSpan Inline(string latex)
    {
        var math = Math(latex);
        math.Attribute("display")?.Remove();
        return ReportSpan.Raw(math);
    }

    /// <summary>Formulas, each on its line.</summary>
    internal static ReportBlock Formulas(IEnumerable<string> lines) => new ReportBlock.Raw(new("div", new System.Xml.Linq.XAttribute("class", "formulas"), lines.Select(Math)));

    /// <summary>A formula that browsers draw by themselves.</summary>
    /// <exception cref="RunException">Something in it is not known: a page shows no source in place of a formula.</exception>
    internal static System.Xml.Linq.XElement Math(string latex) => MathMl.Of(latex) ?? throw new RunException($"this formula cannot be drawn: {latex}");

    /// <summary>Fields above a table, made by a script of the site: each keeps the rows that fit it.</summary>
    /// <param name="columns">The headings of columns, each with how a row is kept by it: <c>text</c>, <c>is</c> one of its values, <c>has</c> one of its words, <c>most</c> or <c>least</c> a number.</param>
    internal static ReportBlock Filter(IEnumerable<KeyValuePair<string, string>> columns) => new ReportBlock.Raw(new(
        "form", new System.Xml.Linq.XAttribute("class", "table-filter"), new System.Xml.Linq.XAttribute("role", "search"), new System.Xml.Linq.XAttribute("data-columns", JsonSerializer.Serialize(columns.ToDictionary())), ""));

    private static ReportBlock Shown(ReportBlock block) => block switch
    {
        ReportBlock.Formula formula => Formulas([formula.LaTeX]),
        ReportBlock.Details details => details with { Blocks = [.. details.Blocks.Select(Shown)] },
        _ => block,
    };
}
