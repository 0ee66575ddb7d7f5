using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Parity;

/// <summary>The outcomes of all cases of a file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Source">The program that the vectors were recorded from.</param>
/// <param name="Outcomes">One for each case, in the file's order.</param>
internal sealed record ParityReport(string File, string Source, ImmutableArray<ParityOutcome> Outcomes)
{
    /// <summary>
    /// The exit code: the negative answer if a compared case is not near enough; otherwise what cannot be, if a case is mistaken or none was
    /// compared; otherwise done. A case left out for a stated reason does not count.
    /// </summary>
    internal int Code => Compared.Any(outcome => !outcome.Agrees) ? ExitCode.Negative
        : Mistaken.Any() || !Compared.Any() ? ExitCode.Cannot
        : ExitCode.Done;

    private IEnumerable<ParityOutcome.Compared> Compared => Outcomes.OfType<ParityOutcome.Compared>();

    private IEnumerable<ParityOutcome.Mistaken> Mistaken => Outcomes.OfType<ParityOutcome.Mistaken>();

    /// <summary>A line for each case that was run, one for each reason why others were not, and one with the counts.</summary>
    internal IEnumerable<string> Lines() =>
        [$"{File}: {Source}", .. Compared.Select(Line), .. Undetermined(), .. NotHad(), Summary()];

    /// <summary>A line for each mistake in the file, or one line if nothing was compared.</summary>
    internal IEnumerable<string> Complaints()
    {
        foreach (var (complaint, cases) in Mistaken.CountBy(mistake => mistake.Complaint))
            yield return cases == 1 ? complaint : $"{complaint} ({cases} cases)";
        if (!Compared.Any() && !Mistaken.Any()) yield return $"{File}: nothing in it was compared{(Outcomes.IsEmpty ? "; it has no cases" : "")}";
    }

    private static string Line(ParityOutcome.Compared outcome) => outcome switch
    {
        { Worst: null } => $"  {outcome.Id}: bit for bit",
        { Worst: var worst, Agrees: true } => $"  {outcome.Id}: worst {outcome.Tolerance.Show(worst.Distance)} (at most {outcome.Tolerance}) at {worst.Place}",
        { Worst: var worst, IsTooSensitive: true } => $"  {outcome.Id}: TOO SENSITIVE TO COMPARE (at most {outcome.Tolerance}): {Numbers(outcome, worst)}",
        { Worst: var worst } => $"  {outcome.Id}: OUTSIDE {outcome.Tolerance}: {Numbers(outcome, worst)}",
    };

    private static string Numbers(ParityOutcome.Compared outcome, Deviation worst) =>
        $"worst {outcome.Tolerance.Show(worst.Distance)} at {worst.Place}: "
        + $"recorded {NumberText.RoundTrip(worst.Recorded)}, computed {NumberText.RoundTrip(worst.Computed)}";

    private IEnumerable<string> Undetermined() => Outcomes.OfType<ParityOutcome.Undetermined>()
        .GroupBy(outcome => outcome.Choice, outcome => outcome.Id)
        .Select(choice => $"  not determined, {choice.Key} are the program's choice ({choice.Count()}): {string.Join(", ", choice)}");

    private IEnumerable<string> NotHad() => Outcomes.OfType<ParityOutcome.NotHad>()
        .GroupBy(outcome => outcome.Reason, outcome => outcome.Id)
        .Select(reason => $"  not had, {reason.Key} ({reason.Count()}): {string.Join(", ", reason)}");

    private string Summary()
    {
        var exact = Compared.Count(outcome => outcome.Worst is null);
        var near = Compared.Count(outcome => outcome.Worst is not null && outcome.Agrees);
        var sensitive = Compared.Count(outcome => outcome.IsTooSensitive);
        var outside = Compared.Count() - exact - near - sensitive;
        return $"  {CountText.Of(Outcomes.Length, "case")}: {exact} bit for bit, {near} within tolerance, {outside} outside, "
            + $"{Outcomes.OfType<ParityOutcome.NotHad>().Count()} not had"
            + (Outcomes.OfType<ParityOutcome.Undetermined>().Count() is > 0 and var choices ? $", {choices} not determined" : "")
            + (sensitive > 0 ? $", {sensitive} too sensitive to compare" : "")
            + (Mistaken.Any() ? $", {Mistaken.Count()} mistaken" : "");
    }
}
