using System.Collections.Frozen;

namespace PureOptim.Runs.Descriptions;

/// <summary>The display form of optimizer labels. Descriptions, ids, traces and summaries keep the labels as they are.</summary>
internal static class DisplayName
{
    private static readonly FrozenDictionary<string, string> _spellings =
        Catalog.Optimizers.ToFrozenDictionary(optimizer => optimizer.Name, optimizer => optimizer.DisplayName, StringComparer.Ordinal);

    /// <summary>A label as people read it: the name of an optimizer, which is the label by default, in its usual spelling; any other unchanged.</summary>
    internal static string Of(string label) => _spellings.GetValueOrDefault(label, label);
}
