using FsCheck;
using PureOptim.Laws.Generators;

namespace PureOptim.Laws;

/// <summary>A statement about schedules that a machine can check.</summary>
/// <param name="Id">The stable identifier, as in <c>H2</c>.</param>
/// <param name="Kind">In which arithmetic the law is a theorem.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Formula">The law in LaTeX.</param>
/// <param name="Applies">The expectation of the law for a schedule before any case is tried.</param>
/// <param name="Examine">Whether a case keeps the law.</param>
public sealed record ScheduleLaw(
    string Id,
    LawKind Kind,
    string Statement,
    string Formula,
    Func<Schedule, Applicability> Applies,
    Func<ScheduleCase, Finding> Examine) : LawOf<Schedule, ScheduleCase>(Id, Kind, Statement, Formula, Applies, Examine)
{
    /// <summary>The range of schedule values: all that schedules may have, or the limits of the law with their reason.</summary>
    public Magnitudes Magnitudes { get; init; } = Magnitudes.Differences;

    /// <inheritdoc/>
    public override string? Limits => Magnitudes.ToString();

    /// <inheritdoc/>
    internal override Gen<ScheduleCase> Cases(Schedule subject) => new ScheduleGenerator(Magnitudes.Binary64).Cases(subject);

    /// <inheritdoc/>
    internal override IEnumerable<ScheduleCase> Smaller(ScheduleCase larger)
    {
        if (larger.First > 0) yield return larger with { First = larger.First / 2 };
        if (larger.Second > 0) yield return larger with { Second = larger.Second / 2 };
        if (larger.First > 1) yield return larger with { First = larger.First - 1 };
        if (larger.Second > 1) yield return larger with { Second = larger.Second - 1 };
    }

    /// <summary>The text of a schedule of the library; the type of a user's, whose text may follow the user's culture.</summary>
    internal override string NameOf(Schedule subject) =>
        subject.GetType().Assembly == typeof(Schedule).Assembly ? $"{subject}" : subject.GetType().Name;
}
