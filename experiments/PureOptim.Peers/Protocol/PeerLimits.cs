namespace PureOptim.Peers.Protocol;

/// <summary>What a peer may take before it is ended.</summary>
/// <param name="Patience">The time for the replies to one case.</param>
/// <param name="Memory">The bytes of memory that its process may hold.</param>
internal sealed record PeerLimits(TimeSpan Patience, long Memory)
{
    /// <summary>The longest reply, in bytes: more than any case asks for.</summary>
    internal const int LongestLine = 1 << 26;

    /// <summary>Half a minute, in which a compiler may work too, and 4 GiB.</summary>
    internal static PeerLimits Default { get; } = new(TimeSpan.FromSeconds(30), 4L << 30);
}
