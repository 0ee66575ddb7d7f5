namespace PureOptim.Laws.Claims;

/// <summary>A claim cannot be put into expressions; the message says why, in one sentence.</summary>
public sealed class ClaimException : Exception
{
    /// <summary>Without a reason.</summary>
    public ClaimException()
    {
    }

    /// <summary>With the reason.</summary>
    /// <param name="message">The reason.</param>
    public ClaimException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason, and what it comes from.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="inner">What it comes from.</param>
    public ClaimException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
