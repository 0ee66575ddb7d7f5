using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PureOptim.Runs.Trials;

/// <summary>What a pack says of itself.</summary>
/// <param name="Format">The form of the file.</param>
/// <param name="Library">The program that computed the results.</param>
/// <param name="Templates">The templates of the trials.</param>
/// <param name="Ids">The SHA-256 of the entry <c>ids</c>: 32 bytes a trial.</param>
/// <param name="Blocks">The SHA-256 of the lines of each block, unpacked.</param>
/// <param name="Scores">The SHA-256 of the entry <c>scores</c>, unpacked: <see cref="TrialScore.Size"/> bytes a trial. Null where there is none, as the first packs have it.</param>
internal sealed record PackIndex(
    string Format,
    string Library,
    ImmutableArray<JsonElement> Templates,
    string Ids,
    ImmutableArray<string> Blocks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scores = null)
{
    /// <summary>The name of the entry.</summary>
    internal const string Name = "index.json", IdsName = "ids", ScoresName = "scores";

    /// <summary>The name of the entry of a block.</summary>
    internal static string NameOf(int block) => Invariant($"{block:0000}.jsonl");
}
