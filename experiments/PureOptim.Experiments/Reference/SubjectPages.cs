using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>The pages of what laws are tried on.</summary>
internal static class SubjectPages
{
    private static readonly Lazy<Dictionary<string, string>> _optimizers = new(() => CatalogueEntry.All.ToDictionary(entry => entry.Optimizer.DisplayName, entry => entry.Name, StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, string>> _schedules = new(() => ScheduleLaws.Kinds.DistinctBy(kind => kind.GetType())
        .ToDictionary(Subjects.NameOf, kind => TypeCatalog.NameOf(kind.GetType(), typeof(Schedule)), StringComparer.Ordinal));

    /// <summary>The page of a subject, as a link from a page in another folder; null where it has none.</summary>
    /// <param name="noun">What it is: an optimizer, a schedule, a precision.</param>
    /// <param name="family">Its name in tables.</param>
    internal static string? Find(string noun, string family) =>
        noun == "optimizer" && _optimizers.Value.TryGetValue(family, out var name) ? ReferencePage.To(OptimizerPage.Folder, name)
        : noun == "schedule" && _schedules.Value.TryGetValue(family, out name) ? ReferencePage.To(SchedulePage.Folder, name)
        : null;
}
