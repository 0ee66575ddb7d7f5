using FsCheck;
using PureOptim.Laws.Generators;

namespace PureOptim.Laws;

/// <summary>A statement about floating-point arithmetic that a machine can check, in one precision or the other.</summary>
/// <param name="Id">The stable identifier, as in <c>I1</c>.</param>
/// <param name="Kind">In which arithmetic the law is a theorem.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Formula">The law in LaTeX.</param>
/// <param name="Applies">The expectation of the law for a precision before any case is tried.</param>
/// <param name="Examine">Whether a case keeps the law.</param>
public sealed record NumericLaw(
    string Id,
    LawKind Kind,
    string Statement,
    string Formula,
    Func<Precision, Applicability> Applies,
    Func<NumericCase, Finding> Examine) : LawOf<Precision, NumericCase>(Id, Kind, Statement, Formula, Applies, Examine)
{
    /// <inheritdoc/>
    internal override Gen<NumericCase> Cases(Precision subject) => NumericGenerator.Cases(subject);

    /// <inheritdoc/>
    internal override IEnumerable<NumericCase> Smaller(NumericCase larger) => NumericGenerator.Smaller(larger);

    /// <inheritdoc/>
    internal override string NameOf(Precision subject) => $"{subject}";
}
