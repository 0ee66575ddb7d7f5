using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>What a documentation comment says, as parts of a page.</summary>
internal static class DocumentationBlocks
{
    /// <summary>The formula, where the comment has one.</summary>
    internal static IEnumerable<ReportBlock> Formula(TypeDocumentation documentation) =>
        documentation.Formula.Length > 0 ? [new ReportBlock.Heading("Formula", 2), new ReportBlock.Listing(documentation.Formula)] : [];

    /// <summary>The values that a field may have, in words; empty where its type says nothing.</summary>
    internal static string ValuesOf(RecordSchema.Field field) =>
        field.Hyperparameter is { } declared ? Guard.RuleOf(declared.Bounds)
        : field.Type.IsEnum ? string.Join(", ", Enum.GetNames(field.Type))
        : field.Type == typeof(bool) ? "true, false"
        : field.Type == typeof(int) || field.Type == typeof(long) || field.Type == typeof(ulong) ? "a whole number"
        : "";

    /// <summary>The remarks, the source, and the way to the code.</summary>
    internal static IEnumerable<ReportBlock> End(TypeDocumentation documentation, Type type)
    {
        if (documentation.Notes.Any()) yield return new ReportBlock.Heading("Notes", 2);
        foreach (var note in documentation.Notes) yield return new ReportBlock.Paragraph(note);
        if (documentation.Source.Length > 0)
        {
            yield return new ReportBlock.Heading("Source", 2);
            yield return new ReportBlock.Paragraph(documentation.Source);
        }

        yield return new ReportBlock.Paragraph(ReportText.Of("Code: ", ReportSpan.Link(type.Name, $"xref:{type.FullName!.Replace('+', '.')}"), "."));
    }
}
