namespace PureOptim.PropertyTests.Runner;

/// <summary>A property does not hold; the message has the counterexample and how to replay it.</summary>
public sealed class PropertyFailedException(string message) : Exception(message)
{
    /// <summary>Nothing: where this was thrown helps nobody.</summary>
    public override string? StackTrace => null;
}
