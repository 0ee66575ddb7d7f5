namespace PureOptim.Laws;

/// <summary>An optimizer broke a law, or did what no law allows: it threw, or returned nothing, or another layout.</summary>
public sealed class LawBrokenException : Exception
{
    /// <summary>An unnamed breach.</summary>
    public LawBrokenException()
    {
    }

    /// <summary>A breach described by <paramref name="message"/>.</summary>
    public LawBrokenException(string message)
        : base(message)
    {
    }

    /// <summary>A breach that another exception caused.</summary>
    public LawBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
