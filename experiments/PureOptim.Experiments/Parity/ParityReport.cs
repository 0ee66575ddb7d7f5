using System.Collections.Immutable;

namespace PureOptim.Experiments.Parity;

/// <summary>What became of all cases of a file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Source">Which program the vectors were recorded from.</param>
/// <param name="Outcomes">One for each case, in the file's order.</param>
internal sealed record ParityReport(string File, string Source, ImmutableArray<Outcome> Outcomes)
{
    /// <summary>Whether no case is outside its tolerance.</summary>
    internal bool Agrees => Compared.All(outcome => outcome.Agrees);

    private IEnumerable<Outcome.Compared> Compared => Outcomes.OfType<Outcome.Compared>();

    /// <summary>A line for each case that was run, one for each reason why others were not, and one with the counts.</summary>
    internal IEnumerable<string> Lines() =>
        [$"{File}: {Source}", .. Compared.Select(Line), .. NotHad(), Summary()];

    private static string Line(Outcome.Compared outcome) => (outcome.Worst, outcome.Agrees) switch
    {
        (null, _) => $"  {outcome.Id}: bit for bit",
        ({ } worst, true) => $"  {outcome.Id}: worst {Distance(outcome, worst)} (at most {outcome.Tolerance}) at {worst.Place}",
        ({ } worst, false) => $"  {outcome.Id}: OUTSIDE {outcome.Tolerance}: worst {Distance(outcome, worst)} at {worst.Place}: "
            + $"recorded {Deviation.Exact(worst.Recorded)}, computed {Deviation.Exact(worst.Computed)}",
    };

    private static string Distance(Outcome.Compared outcome, Deviation worst) =>
        $"{Deviation.Show(worst.Distance)} {(outcome.Tolerance.Unit == DistanceUnit.Ulp ? "ulp" : "relative")}";

    private IEnumerable<string> NotHad() => Outcomes.OfType<Outcome.NotHad>()
        .GroupBy(outcome => outcome.Reason, outcome => outcome.Id)
        .Select(reason => $"  not had, {reason.Key} ({reason.Count()}): {string.Join(", ", reason)}");

    private string Summary()
    {
        var exact = Compared.Count(outcome => outcome.Worst is null);
        var near = Compared.Count(outcome => outcome.Worst is not null && outcome.Agrees);
        var outside = Compared.Count(outcome => !outcome.Agrees);
        return $"  {Outcomes.Length} cases: {exact} bit for bit, {near} within tolerance, {outside} outside, "
            + $"{Outcomes.Length - exact - near - outside} not had";
    }
}
