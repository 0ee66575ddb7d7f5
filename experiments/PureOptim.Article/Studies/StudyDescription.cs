using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Studies;

/// <summary>The sweeps of a study, each under a name that the study knows.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Sweeps">The sweeps.</param>
internal sealed record StudyDescription(string Name, ImmutableArray<Sweep> Sweeps)
{
    /// <summary>The canonical text: that of its sweeps.</summary>
    internal string Canonical => CanonicalText.Of(new JsonObject
    {
        ["name"] = Name,
        ["sweeps"] = new JsonArray([.. Sweeps.Select(sweep => JsonNode.Parse(sweep.Canonical))]),
    });

    /// <summary>SHA-256 of the canonical text: the identity of the study.</summary>
    internal string Id => CanonicalText.Id(Canonical);

    /// <summary>A description that the tool carries.</summary>
    /// <param name="name">The name of the study.</param>
    /// <param name="quick">Whether to take the small grids instead of the full ones.</param>
    internal static StudyDescription Load(string name, bool quick)
    {
        var list = quick ? "quick" : "sweeps";
        return StrictJson.Read($"{name}.json", EmbeddedText.Of(typeof(StudyDescription), $"{name}.json"), place => new StudyDescription(
            place.Find("name")!.Value.Text(),
            [.. place.Find(list)!.Value.Entries().Select(entry => Sweep.Parse($"{name}.json: {entry.Path}", entry.Value.GetRawText()))]));
    }
}
