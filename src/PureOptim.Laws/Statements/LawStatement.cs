namespace PureOptim.Laws;

/// <summary>The statement of a law about optimizers, schedules or numbers.</summary>
/// <param name="Id">The stable identifier that tests, reports and documentation cite, as in <c>B4</c>.</param>
/// <param name="Kind">In which arithmetic the law is a theorem.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Formula">The law in LaTeX.</param>
public abstract record LawStatement(string Id, LawKind Kind, string Statement, string Formula)
{
    /// <summary>The letter of the law's group.</summary>
    public char Group => Id[0];

    /// <summary>The limits of the numbers that the law is about, with the reason, in a sentence; null where it is about all.</summary>
    public virtual string? Limits => null;

    /// <summary>The identifier and the statement.</summary>
    public sealed override string ToString() => $"{Id}: {Statement}";
}
