using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Catalogue;

/// <summary>The catalogue for people, as reports, and for programs, as JSON.</summary>
internal static class CatalogueText
{
    /// <summary>An optimizer that keeps more than this keeps many of a kind.</summary>
    private const int MostListed = 8;

    /// <summary>A line for each optimizer.</summary>
    internal static ReportTable Table(IEnumerable<CatalogueEntry> entries) => ReportTable.Of("", ["optimizer", "year", "family", "kind", "keeps", "needs", "elsewhere"], entries.Select(entry => new[]
    {
        entry.Name, $"{entry.Documentation.Year}", entry.Family, entry.Kind, Some(entry.Slots, slot => slot.Symbol), string.Join(", ", entry.Needs), string.Join(", ", entry.Dialects),
    }));

    /// <summary>All about one optimizer.</summary>
    internal static IEnumerable<ReportBlock> Page(CatalogueEntry entry)
    {
        yield return new ReportBlock.Heading(entry.Documentation.Summary, 1);
        if (!entry.Formula.IsEmpty) yield return new ReportBlock.Listing(string.Join('\n', entry.Formula));
        yield return ReportTable.Of("Hyperparameters, with their defaults", ["name", "symbol", "values", "default", "default of"], entry.Hyperparameters.Select(one => new[]
        {
            one.Path, one.Symbol, one.Bounds is { } bounds ? Guard.RuleOf(bounds) : "", one.Default is { } value ? SettingsText.Text(value) : "", one.Source ?? "",
        }));
        foreach (var (what, words) in Facts(entry))
        {
            if (words.Length > 0) yield return new ReportBlock.Paragraph($"{what}: {words}");
        }
    }

    /// <summary>All about one optimizer, as an object.</summary>
    internal static JsonObject Json(CatalogueEntry entry) => new()
    {
        ["name"] = entry.Name,
        ["displayName"] = entry.Optimizer.DisplayName,
        ["family"] = entry.Family,
        ["kind"] = entry.Kind,
        ["summary"] = entry.Documentation.Summary,
        ["source"] = entry.Documentation.Source,
        ["year"] = entry.Documentation.Year,
        ["formula"] = Strings(entry.Formula),
        ["hyperparameters"] = new JsonArray([.. entry.Hyperparameters.Select(one => new JsonObject
        {
            ["name"] = one.Path,
            ["symbol"] = one.Symbol,
            ["latex"] = one.Latex,
            ["values"] = one.Bounds is { } bounds ? Guard.RuleOf(bounds) : null,
            ["default"] = one.Default is { } value ? ValueWriter.Write(value, typeof(Schedule)) : null,
            ["defaultOf"] = one.Source,
        })]),
        ["slots"] = Strings(entry.Slots.Select(slot => slot.Name)),
        ["cost"] = entry.Documentation.Cost,
        ["needs"] = Strings(entry.Needs),
        ["traits"] = Strings(entry.Traits),
        ["dialects"] = Strings(entry.Dialects),
    };

    private static (string What, string Words)[] Facts(CatalogueEntry entry) =>
    [
        ("Family", $"{entry.Family}, {entry.Kind}"),
        ("Keeps", Kept(entry)),
        ("Cost", entry.Documentation.Cost),
        ("Needs beside the gradient", string.Join(", ", entry.Needs)),
        ("Promises that the laws check", string.Join(", ", entry.Traits)),
        ("Elsewhere", string.Join(", ", entry.Dialects)),
        ("Source", entry.Documentation.Source),
    ];

    /// <summary>What an optimizer keeps between steps.</summary>
    internal static string Kept(CatalogueEntry entry) => Some(entry.Slots, slot => slot.Symbol == slot.Name ? slot.Name : $"{slot.Symbol} ({slot.Name})");

    /// <summary>What is kept, of many things the first: a history has as many of each as it is long.</summary>
    private static string Some(ImmutableArray<Slot> slots, Func<Slot, string> text) =>
        string.Join(", ", slots.Take(MostListed).Select(text)) + (slots.Length > MostListed ? $" and {CountText.Of(slots.Length - MostListed, "other")}" : "");

    private static JsonArray Strings(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
