using System.Collections.Immutable;
using System.Text.Json;

namespace PureOptim.Peers.Protocol;

/// <summary>What a peer runs, and what it does not.</summary>
/// <param name="Optimizers">The names of its optimizers, at least one.</param>
/// <param name="LeftOut">The names of what else its library has, each with the reason why it is left out.</param>
internal sealed record PeerList(ImmutableArray<string> Optimizers, ImmutableArray<(string Name, string Reason)> LeftOut)
{
    /// <summary>Reads a reply.</summary>
    /// <exception cref="PeerException">It names no optimizer.</exception>
    internal static PeerList Of(JsonElement reply)
    {
        var list = PeerSession.Field(reply, "optimizers");
        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? new([.. list.EnumerateArray().Select(name => $"{name}")], reply.TryGetProperty("left_out", out var others) && others.ValueKind == JsonValueKind.Object
                ? [.. others.EnumerateObject().Select(other => (other.Name, $"{other.Value}"))]
                : [])
            : throw new PeerException("its list has no optimizers");
    }
}
