namespace PureOptim.Formulas;

/// <summary>The first fault of a text that is no formula.</summary>
/// <param name="Column">Where it is: the number of the character, from 1; one more than there are where something is missing at the end.</param>
/// <param name="Message">What is wrong there, as in <c>the name "sine" is unknown</c>.</param>
public sealed record FormulaFault(int Column, string Message)
{
    /// <summary>As in <c>column 7: the name "sine" is unknown</c>.</summary>
    public override string ToString() => Invariant($"column {Column}: {Message}");
}
