namespace PureOptim.Figures;

/// <summary>An estimate with its interval.</summary>
/// <param name="Label">What is compared.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Note">The numbers, or what else is to say.</param>
public sealed record IntervalRow(string Label, double Value, double Low, double High, string Note)
{
    /// <summary>Whether this is the row that the others are compared with: a line through it crosses them all.</summary>
    public bool IsReference { get; init; }
}
