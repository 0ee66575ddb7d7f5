using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;

namespace PureOptim.Peers.Protocol;

/// <summary>What a peer says of one of its optimizers.</summary>
/// <param name="Name">The optimizer.</param>
/// <param name="Library">The library that it is of.</param>
/// <param name="Version">The version of the library.</param>
/// <param name="Language">The language, with its version.</param>
/// <param name="Precisions">The precisions that it computes in.</param>
/// <param name="Threads">How many threads compute.</param>
/// <param name="Hyperparameters">Its hyperparameters.</param>
internal sealed record PeerDescription(
    string Name, string Library, string Version, string Language, ImmutableArray<Precision> Precisions, int Threads, ImmutableArray<PeerHyperparameter> Hyperparameters)
{
    /// <summary>The protocol that this library speaks.</summary>
    internal const int Protocol = 1;

    /// <summary>Whether a step needs the value of the loss.</summary>
    internal bool NeedsLoss { get; init; }

    /// <summary>Whether it reads packed numbers, and takes a run in one request.</summary>
    internal bool IsPacked { get; init; }

    /// <summary>The properties that it promises; null where it says nothing of them.</summary>
    internal OptimizerTraits? Claims { get; init; }

    /// <summary>The library and the optimizer, as in <c>torch.Adam</c>.</summary>
    internal string FullName => Name.StartsWith($"{Library}.", StringComparison.OrdinalIgnoreCase) ? Name : $"{Library}.{Name}";

    /// <summary>Reads a reply.</summary>
    /// <exception cref="PeerException">A field is missing, or is not what it must be.</exception>
    internal static PeerDescription Of(JsonElement reply)
    {
        if (Field(reply, "protocol", JsonValueKind.Number).GetInt32() is var spoken && spoken != Protocol)
            throw new PeerException(Invariant($"it speaks protocol {spoken}, and this tool {Protocol}"));
        return new(
            Text("name"), Text("library"), Text("version"), Text("language"),
            [.. Field(reply, "dtypes", JsonValueKind.Array).EnumerateArray().Select(Dtype)],
            Field(reply, "threads", JsonValueKind.Number).GetInt32(),
            [.. Field(reply, "hyperparameters", JsonValueKind.Object).EnumerateObject().Select(PeerHyperparameter.Of)])
        {
            NeedsLoss = reply.TryGetProperty("needs", out var needs) && needs.EnumerateArray().Any(need => need.GetString() == "loss"),
            IsPacked = reply.TryGetProperty("packed", out var packed) && packed.ValueKind == JsonValueKind.True,
            Claims = reply.TryGetProperty("claims", out var claims) ? claims.EnumerateArray().Select(Claim).Aggregate(OptimizerTraits.None, (all, claim) => all | claim) : null,
        };

        string Text(string name) => Field(reply, name, JsonValueKind.String).GetString()!;
    }

    /// <summary>The name of a precision in the protocol.</summary>
    internal static string NameOf(Precision precision) => precision == Precision.Binary32 ? "float32" : "float64";

    private static Precision Dtype(JsonElement name) => name.GetString() switch
    {
        "float32" => Precision.Binary32,
        "float64" => Precision.Binary64,
        var other => throw new PeerException($"it computes in {other}, and the laws are tried in float32 and float64"),
    };

    private static OptimizerTraits Claim(JsonElement name) => Enum.TryParse<OptimizerTraits>(name.GetString(), ignoreCase: true, out var trait)
        ? trait
        : throw new PeerException($"it claims {name.GetString()}, which is none of {string.Join(", ", Enum.GetNames<OptimizerTraits>())}");

    private static JsonElement Field(JsonElement reply, string name, JsonValueKind kind) => reply.TryGetProperty(name, out var field) && field.ValueKind == kind
        ? field
        : throw new PeerException($"its description has no {name}, or one that is no {kind.ToString().ToLowerInvariant()}");
}
