using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>Laws about optimizers of named types: what a theorem says of each, and on which settings of it.</summary>
internal static class Theorem
{
    /// <summary>Why a law is one of constants: the reason of most.</summary>
    internal const string OneValue = "the formula has one value of each";

    /// <summary>A law that says something of each of some types.</summary>
    internal static Law Of(string id, LawKind kind, string statement, string formula, params ImmutableArray<TheoremPart> parts)
    {
        // A type that merely claims to be the subject stands for the real one.
        TheoremPart PartFor(IOptimizer optimizer) => parts.FirstOrDefault(part => part.SpeaksOf(optimizer)) ?? parts[0];
        return new(
            id, kind, statement, formula,
            optimizer => parts.FirstOrDefault(part => part.SpeaksOf(optimizer))?.Expected ?? Applicability.DoesNotApply,
            c => PartFor(c.Optimizer).Examine(c))
        {
            Prepare = optimizer => PartFor(optimizer).Prepare(optimizer),
            Claims = subject => parts.FirstOrDefault(part => part.SpeaksOf(subject.Optimizer))?.ClaimsOf(subject) ?? [],
            SaidOf = subject => Of(id, kind, statement, formula, PartFor(subject) with { SpeaksOf = other => other.GetType() == subject.GetType() }),
        };
    }

    /// <summary>The part of a law for one type.</summary>
    /// <param name="examine">Whether a case keeps the law; the optimizer is the case's.</param>
    /// <param name="prepare">Sets the optimizer up as the law needs it.</param>
    /// <param name="when">Of which optimizers of the type the law speaks; of all where it is not given.</param>
    /// <param name="expected">The statement about them.</param>
    internal static TheoremPart For<TOptimizer>(
        Func<TOptimizer, LawCase, Finding> examine,
        Func<TOptimizer, TOptimizer>? prepare = null,
        Func<TOptimizer, bool>? when = null,
        Applicability expected = Applicability.Holds)
        where TOptimizer : class, IOptimizer, new() => new(
            optimizer => optimizer is TOptimizer typed && (when is null || when(typed)),
            optimizer => prepare is null ? optimizer : optimizer is TOptimizer typed ? prepare(typed) : Copied(prepare(Copied(optimizer, new TOptimizer())), optimizer),
            c => examine(c.Optimizer as TOptimizer ?? Copied(c.Optimizer, new TOptimizer()), c),
            expected);

    /// <summary>Two optimizers that have the same bits: one as it is set up, and another that follows from it.</summary>
    /// <param name="id">The law's identifier.</param>
    /// <param name="statement">The law in one sentence.</param>
    /// <param name="formula">The law in LaTeX.</param>
    /// <param name="prepare">Sets the first up.</param>
    /// <param name="other">The second.</param>
    internal static Law Equal<TOptimizer, TOther>(
        string id, string statement, string formula, Func<TOptimizer, TOptimizer> prepare, Func<TOptimizer, TOther> other)
        where TOptimizer : class, IOptimizer, new()
        where TOther : IOptimizer => Of(
            id, LawKind.Bitwise, statement, formula,
            For((optimizer, c) => Compare.SameParameters(c.Run(), c.Run(other(optimizer), c.Start, c.Gradients)), prepare) with
            {
                Claims = subject => SamePath(subject, statement, prepare, other),
                ClaimsOfTensors = subject => SamePath(subject, statement, prepare, other),
            });

    /// <summary>Two optimizers that make the same path in real numbers.</summary>
    /// <inheritdoc cref="Equal{TOptimizer, TOther}"/>
    internal static Law Same<TOptimizer, TOther>(
        string id, string statement, string formula, Func<TOptimizer, TOptimizer> prepare, Func<TOptimizer, TOther> other)
        where TOptimizer : class, IOptimizer, new()
        where TOther : IOptimizer => Of(id, LawKind.Real, statement, formula, For((optimizer, c) => SamePath(c, other(optimizer)), prepare) with
        {
            Claims = subject => SamePath(subject, statement, prepare, other),
            ClaimsOfTensors = subject => SamePath(subject, statement, prepare, other),
        })
            with
        { Magnitudes = Magnitudes.Intervals };

    /// <summary>The case's optimizer and another make the same path, in intervals.</summary>
    internal static Finding SamePath(LawCase c, IOptimizer other)
    {
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(c.Optimizer, c).Points, Certified.Run(other, c).Points, "parameters");
        return certificate.Finding;
    }

    /// <summary>The same for all real numbers: wherever the one is defined, so is the other, at the same place.</summary>
    internal static ImmutableArray<Claim> SamePath<TOptimizer, TOther>(
        ClaimSubject subject, string statement, Func<TOptimizer, TOptimizer> prepare, Func<TOptimizer, TOther> other)
        where TOptimizer : class, IOptimizer
        where TOther : IOptimizer
    {
        return (IOptimizer)subject.Optimizer is TOptimizer one && (other(prepare(one)) is ElementWise || (subject.Shape is not null && other(prepare(one)) is TensorWise))
            ? [Claim.About(subject, statement, claim => TwoRuns.SamePath(claim, Prepared, varied => (Optimizer)(IOptimizer)other((TOptimizer)(IOptimizer)Prepared(varied))))]
            : [];

        Optimizer Prepared(Optimizer varied) => (Optimizer)(IOptimizer)prepare((TOptimizer)(IOptimizer)varied);
    }

    /// <summary>An optimizer with the hyperparameters of another, as far as both have them.</summary>
    private static TOptimizer Copied<TOptimizer>(IOptimizer from, TOptimizer onto)
        where TOptimizer : IOptimizer =>
        Hyperparameter.Of(from).Aggregate(onto, (soFar, one) => Hyperparameter.Has(soFar, one.Path)
            ? (TOptimizer)Hyperparameter.Set(soFar, one.Path, one.Get(from))
            : soFar);
}
