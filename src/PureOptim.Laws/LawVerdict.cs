using System.Collections.Immutable;

namespace PureOptim.Laws;

/// <summary>The outcome of checking a law.</summary>
/// <param name="Law">The law.</param>
/// <param name="Subject">The subject: an optimizer with its options, a schedule, a precision.</param>
/// <param name="Expected">The expectation of the law for the subject before any case is tried.</param>
/// <param name="Cases">The number of cases tried, up to and including the counterexample.</param>
/// <param name="Bound">The widest rounding bound within which a case holds; 0 where all hold exactly.</param>
/// <param name="Counterexample">The smallest case found that breaks the law, and how; null where none was found.</param>
/// <param name="Replay">The key that finds the counterexample again; null where none was found.</param>
public sealed record LawVerdict(
    LawStatement Law, string Subject, Applicability Expected, int Cases, double Bound, string? Counterexample, string? Replay)
{
    /// <summary>The number of vacuous cases: no step, no coordinate, an underflow, or rounding bounds wider than 2^-20.</summary>
    public int VacuousCases { get; init; }

    /// <summary>
    /// The hyperparameters that had more than one value in the cases, by their paths; those with <c>(scheduled)</c> followed a schedule in some of them.
    /// What the law itself sets, as an ε of 0, is not among them.
    /// </summary>
    public ImmutableArray<string> Varied { get; init; } = [];

    /// <summary>The hyperparameters that no case can vary, and why: the law is then tried on less than it speaks of.</summary>
    public ImmutableArray<string> NotVaried { get; init; } = [];

    /// <summary>Whether a counterexample was found.</summary>
    public bool IsBroken => Counterexample is not null;

    /// <summary>
    /// Whether too little was tried to say that the law holds: over a tenth of the cases say nothing. Of fewer than a hundred cases a tenth may be
    /// chance; there it takes ten, or all of them.
    /// </summary>
    public bool IsVacuous => !IsBroken && Expected != Applicability.DoesNotApply
        && (VacuousCases == Cases || VacuousCases > int.Max(Cases, 100) / 10);

    /// <summary>Whether the finding agrees with the expectation: a counterexample where the law must fail; where it must hold none, and cases that vary every hyperparameter and say something.</summary>
    public bool IsAsExpected => Expected switch
    {
        Applicability.Holds => !IsBroken && !IsVacuous && NotVaried.IsEmpty,
        Applicability.Fails => IsBroken,
        _ => true,
    };

    /// <summary>The verdict in a few words.</summary>
    public string Summary => Expected == Applicability.DoesNotApply ? "does not apply"
        : IsBroken ? "fails"
        : Expected == Applicability.Fails ? $"no counterexample met yet in {CountedCases}"
        : VacuousCases == Cases ? $"not decided: none of {CountedCases} says anything"
        : IsVacuous ? Invariant($"not decided: {VacuousCases} of {CountedCases} say nothing, which is more than a tenth")
        : !NotVaried.IsEmpty ? $"not decided: not varied were {string.Join(", ", NotVaried)}"
        : Bound == 0 ? "holds exactly"
        : $"holds within {BoundText.Of(Bound)}";

    /// <summary>The law and its subject as a program has them: one of the library's by its identifier, another by the name of a variable.</summary>
    private string Source => Law switch
    {
        Law law when OptimizerLaws.All.Contains(law) => $"OptimizerLaws.All.Single(law => law.Id == \"{law.Id}\"), optimizer",
        ScheduleLaw law when ScheduleLaws.All.Contains(law) => $"ScheduleLaws.All.Single(law => law.Id == \"{law.Id}\"), schedule",
        _ => "law, subject",
    };

    private string CountedCases => Cases == 1 ? "1 case" : Invariant($"{Cases} cases");

    /// <summary>
    /// The law with its statement; the subject, the verdict and how many cases say nothing; where there is a counterexample, the smallest that was
    /// found, and what finds it again.
    /// </summary>
    public override string ToString()
    {
        var silent = !IsBroken && !IsVacuous && VacuousCases > 0 ? Invariant($" ({VacuousCases} of {CountedCases} say nothing)") : "";
        var again = Replay is null ? "" : $"\nfound again by LawChecker.Replay({Source}, \"{Replay}\")";
        return $"{Law}\n{Subject}: {Summary}{silent}{(IsBroken ? $"\n{Counterexample}{again}" : "")}";
    }
}
