using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using PureOptim.Experiments.Descriptions;

namespace PureOptim.Experiments.Article;

/// <summary>The descriptions of the article's experiments, which the tool carries.</summary>
internal static class BuiltInDescriptions
{
    /// <summary>Their names.</summary>
    internal static readonly ImmutableArray<string> Names = ["naive", "mnist"];

    /// <summary>The description of that name.</summary>
    internal static Description Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Description.Parse($"{name}.json", reader.ReadToEnd());
    }
}
