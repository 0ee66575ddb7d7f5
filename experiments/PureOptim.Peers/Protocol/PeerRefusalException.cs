namespace PureOptim.Peers.Protocol;

/// <summary>A peer says that it cannot do what was asked of it: an optimizer refuses a value or a shape, or throws.</summary>
internal sealed class PeerRefusalException : Exception
{
    public PeerRefusalException()
    {
    }

    public PeerRefusalException(string message)
        : base(message)
    {
    }

    public PeerRefusalException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
