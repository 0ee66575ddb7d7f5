namespace PureOptim.Peers.Protocol;

/// <summary>A peer that does not keep to the protocol: it ended, hung, wrote rubbish, or took too much memory.</summary>
internal sealed class PeerException : Exception
{
    /// <summary>Whether a reply did not come in time.</summary>
    internal bool IsLate { get; init; }

    public PeerException()
    {
    }

    public PeerException(string message)
        : base(message)
    {
    }

    public PeerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
