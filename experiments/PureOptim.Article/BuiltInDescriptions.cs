using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Article;

/// <summary>The descriptions of the article's experiments, which the tool carries.</summary>
internal static class BuiltInDescriptions
{
    /// <summary>Their names.</summary>
    internal static readonly ImmutableArray<string> Names = ["naive", "mnist"];

    /// <summary>The description of that name.</summary>
    internal static Description Load(string name) => Description.Parse($"{name}.json", EmbeddedText.Of(typeof(BuiltInDescriptions), $"{name}.json"));
}
