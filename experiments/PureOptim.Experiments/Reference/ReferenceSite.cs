using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Reference;

/// <summary>All pages of the reference, folder by folder, with the lists that lead to them.</summary>
internal static class ReferenceSite
{
    /// <summary>The files of each folder.</summary>
    /// <param name="laws">The verdicts of all laws.</param>
    /// <param name="parity">What comparisons with recordings of other programs found; none for no page of them.</param>
    internal static ImmutableArray<(string Folder, ImmutableArray<Artifact> Files)> Of(LawReport laws, ImmutableArray<ParityReport> parity)
    {
        var facts = new LawFacts(laws.Matrices[0]);
        OptimizerPage[] optimizers = [.. CatalogueEntry.All.AsParallel().AsOrdered().Select(entry => new OptimizerPage(entry, facts))];
        var transforms = TransformPage.Check(laws.Matrices[0].Cases);
        var schedules = SchedulePage.All(new(laws.Matrices[1]));
        return
        [
            Folder(ChoicePage.Folder, [ChoicePage.Of([.. optimizers.AsParallel().AsOrdered().Select(page => ChoiceFacts.Of(page, facts))], laws.Matrices[0])]),
            Folder(OptimizerPage.Folder, [Overviews.Optimizers(optimizers), .. optimizers.Select(page => page.Page)]),
            Folder(LawPage.Folder, [Overviews.Laws(laws), .. from matrix in laws.Matrices from row in matrix.Rows select new LawPage(matrix, row).Page]),
            Folder(SchedulePage.Folder, [SchedulePage.Index(schedules), .. schedules.Select(page => page.Page)]),
            Folder(TransformPage.Folder, [TransformPage.Index, .. TransformPage.All.Select(page => page.Page(transforms))]),
            .. parity.IsEmpty ? [] : (IEnumerable<(string, ImmutableArray<Artifact>)>)[Folder(ParityPage.Folder, [ParityPage.Of(parity)])],
            Folder(LibraryPage.Folder, LibraryPage.All),
            Folder(FormatPages.Folder, FormatPages.All()) is var (folder, files) ? (folder, [.. files, .. FormatPages.Schemas()]) : default,
        ];
    }

    private static (string Folder, ImmutableArray<Artifact> Files) Folder(string folder, ImmutableArray<ReferencePage> pages) => (folder,
    [
        .. pages.Select(page => page.Text),
        .. pages.SelectMany(page => page.Pictures),
        new("toc.yml", string.Concat(pages.GroupBy(page => page.Section).Select(Listed))),
    ]);

    /// <summary>Pages in the list of pages, under their heading where they have one.</summary>
    private static string Listed(IGrouping<string, ReferencePage> section)
    {
        var indent = section.Key.Length == 0 ? "" : "  ";
        return (section.Key.Length == 0 ? "" : $"- name: {JsonSerializer.Serialize(section.Key)}\n  items:\n")
            + string.Concat(section.Select(page => $"{indent}- name: {JsonSerializer.Serialize(page.Title)}\n{indent}  href: {page.Name}.md\n"));
    }
}
