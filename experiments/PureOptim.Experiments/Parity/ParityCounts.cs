namespace PureOptim.Experiments.Parity;

/// <summary>How many cases of a file come how near.</summary>
/// <param name="Cases">All cases.</param>
/// <param name="Exact">Those of the same bits.</param>
/// <param name="Near">Others that come within <see cref="ParityTolerances.Near"/>.</param>
/// <param name="Bounded">Others that come within a bound that is measured, or stated with its reason.</param>
/// <param name="Outside">Those that differ by more.</param>
internal sealed record ParityCounts(int Cases, int Exact, int Near, int Bounded, int Outside)
{
    /// <summary>The cases of which nothing follows: an optimizer is not had, or its path is the program's choice.</summary>
    internal int Open => Cases - Exact - Near - Bounded - Outside;

    /// <summary>The counts of a report.</summary>
    internal static ParityCounts Of(ParityReport report)
    {
        ParityOutcome.Compared[] compared = [.. report.Outcomes.OfType<ParityOutcome.Compared>()];
        ParityOutcome.Compared[] agreeing = [.. compared.Where(outcome => outcome.Worst is not null && outcome.Agrees)];
        var near = agreeing.Count(outcome => outcome.Tolerance.Unit == ParityTolerances.Near.Unit && ParityTolerances.Near.Admits(outcome.Worst));
        return new(report.Outcomes.Length, compared.Count(outcome => outcome.Worst is null), near, agreeing.Length - near, compared.Count(outcome => !outcome.Agrees));
    }
}
