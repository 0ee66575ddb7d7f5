namespace PureOptim.Laws;

/// <summary>What checking a law showed.</summary>
/// <param name="Law">The law.</param>
/// <param name="Subject">What it was checked on: an optimizer with its options, a schedule, a precision.</param>
/// <param name="Expected">What the law says about the subject before any case is tried.</param>
/// <param name="Cases">How many cases were tried, up to and including the counterexample.</param>
/// <param name="Bound">The widest rounding bound within which a case holds; 0 where all hold exactly.</param>
/// <param name="Counterexample">The smallest case found that breaks the law, and how; null where none was found.</param>
/// <param name="Replay">What finds the counterexample again; null where none was found.</param>
public sealed record LawVerdict(
    Claim Law, string Subject, Applicability Expected, int Cases, double Bound, string? Counterexample, string? Replay)
{
    /// <summary>How many of the cases say nothing: no step, no coordinate, an underflow, or rounding bounds wider than 2^-20.</summary>
    public int VacuousCases { get; init; }

    /// <summary>Whether a counterexample was found.</summary>
    public bool IsBroken => Counterexample is not null;

    /// <summary>Whether the finding is what the law says: a counterexample where it must fail; where it must hold none, and cases that say so.</summary>
    public bool IsAsExpected => Expected switch
    {
        Applicability.Holds => !IsBroken && VacuousCases < Cases,
        Applicability.Fails => IsBroken,
        _ => true,
    };

    /// <summary>The verdict in a few words.</summary>
    public string Summary => Expected == Applicability.DoesNotApply ? "does not apply"
        : IsBroken ? "fails"
        : VacuousCases >= Cases ? "no case says anything"
        : Bound == 0 ? "holds exactly"
        : string.Create(null, $"holds within {Bound:G2}");

    /// <summary>The law, the subject, the verdict, and the counterexample where there is one.</summary>
    public override string ToString() => $"{Law.Id} {Subject}: {Summary}{(IsBroken ? $"\n{Counterexample}\nreplay {Replay}" : "")}";
}
