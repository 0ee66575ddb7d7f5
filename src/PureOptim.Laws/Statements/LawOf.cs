using System.Collections.Immutable;
using FsCheck;

namespace PureOptim.Laws;

/// <summary>A law about subjects of one kind, with what it takes to try it: cases that are drawn for a subject, examined, and made smaller.</summary>
/// <param name="Id">The stable identifier.</param>
/// <param name="Kind">In which arithmetic the law is a theorem.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Formula">The law in LaTeX.</param>
/// <param name="Applies">The expectation of the law for a subject before any case is tried.</param>
/// <param name="Examine">Whether a case keeps the law.</param>
/// <typeparam name="TSubject">The type of the subjects.</typeparam>
/// <typeparam name="TCase">The type of the cases.</typeparam>
public abstract record LawOf<TSubject, TCase>(
    string Id,
    LawKind Kind,
    string Statement,
    string Formula,
    Func<TSubject, Applicability> Applies,
    Func<TCase, Finding> Examine) : LawStatement(Id, Kind, Statement, Formula)
    where TSubject : notnull
    where TCase : notnull
{
    /// <summary>Draws cases for a subject.</summary>
    internal abstract Gen<TCase> Cases(TSubject subject);

    /// <summary>Smaller cases than one, the boldest cuts first.</summary>
    internal abstract IEnumerable<TCase> Smaller(TCase larger);

    /// <summary>Whether a case has nothing in it that could break the law.</summary>
    internal virtual bool IsEmpty(TCase drawn) => false;

    /// <summary>The settings of the subject in a case.</summary>
    internal virtual IEnumerable<(string Name, Schedule Value)> Settings(TCase drawn) => [];

    /// <summary>The settings of the subject that no case can vary, and why; those that the law itself sets are none of them.</summary>
    internal virtual ImmutableArray<string> Fixed(TSubject subject) => [];

    /// <summary>The name of a subject, from which, with the identifier, the cases follow.</summary>
    internal abstract string NameOf(TSubject subject);
}
