using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Parity;
using PureOptim.Figures.Reports;

namespace PureOptim.Experiments.Reference;

/// <summary>The names of an optimizer in other programs, with the line to write there and the line to write here.</summary>
internal static class DialectLines
{
    /// <summary>The list; nothing where no other program has it.</summary>
    internal static IEnumerable<ReportBlock> Of(CatalogueEntry entry)
    {
        ReportText[] lines =
        [
            .. from dialect in Dialect.All
               from method in dialect.Optimizers
               where entry.Dialects.Contains($"{dialect.Methods.Name}.{method.Name}")
               select ReportText.Of(ReportSpan.Code(PeerCall.There(dialect, method)), " is ", ReportSpan.Code(PeerCall.Here(method)), $": {TypeDocumentation.Of(method)}"),
        ];
        if (lines.Length == 0) yield break;
        yield return new ReportBlock.Heading("In other programs", 2);
        yield return new ReportBlock.Paragraph("With some of their options these are this optimizer; the dialect's method sets whatever makes the numbers agree.");
        yield return new ReportBlock.Bullets([.. lines]);
    }
}
