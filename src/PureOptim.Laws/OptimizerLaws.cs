using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Laws.Theorems;
using PureOptim.Laws.Universal;

namespace PureOptim.Laws;

/// <summary>All laws, and the door for optimizers that are to be put through them.</summary>
public static class OptimizerLaws
{
    /// <summary>Every law about optimizers, in the order of their identifiers.</summary>
    public static ImmutableArray<Law> All { get; } =
    [
        .. ((ReadOnlySpan<ImmutableArray<Law>>)
        [
            FunctionalCore.Laws, Symmetries.Laws, Responses.Laws, Rest.Laws, ScheduledSteps.Laws,
            SgdTheorems.Laws, MomentumTheorems.Laws, NesterovTheorems.Laws, AdaGradTheorems.Laws, RmsPropTheorems.Laws, AdamTheorems.Laws,
        ]).ToArray().SelectMany(laws => laws).OrderBy(law => law.Group).ThenBy(law => int.Parse(law.Id[1..].TrimEnd('b'), NumberFormatInfo.InvariantInfo)).ThenBy(law => law.Id, StringComparer.Ordinal),
    ];

    /// <summary>The verdict of every law that has something to say about the optimizer.</summary>
    /// <remarks>
    /// Of an optimizer that is a record, every public property of type <see cref="Schedule"/> with an <c>init</c> accessor varies from case to case:
    /// from 2^-30 to 1.5 where its name has Rate in it, above 0 and mostly small where it has Eps (as in Epsilon), from 0 to 0.999 otherwise. A value
    /// that the accessor refuses with an <see cref="ArgumentException"/> is not taken: so a property says what it may not be.
    /// Runs have a dozen steps at most: what a rule does only later, no case meets.
    /// </remarks>
    /// <param name="optimizer">The optimizer. What it promises by <see cref="IOptimizer.Traits"/> decides which laws it must keep.</param>
    /// <param name="cases">How many cases a law is tried on, at least 1.</param>
    public static ImmutableArray<LawVerdict> Examine(IOptimizer optimizer, int cases = 1000) =>
    [
        .. All.Select(law => LawChecker.Check(law, optimizer, cases)).Where(verdict => verdict.Expected != Applicability.DoesNotApply),
    ];

    /// <summary>Examines the optimizer and throws where it breaks a law that it must keep, or where too few cases said anything about one.</summary>
    /// <exception cref="LawBrokenException">
    /// Laws are broken or not decided; the message has the statement of each, its smallest counterexample and what finds that again.
    /// </exception>
    public static void Check(IOptimizer optimizer, int cases = 1000)
    {
        var verdicts = Examine(optimizer, cases).Where(verdict => verdict.Expected == Applicability.Holds && !verdict.IsAsExpected).ToList();
        if (verdicts.Count == 0) return;
        var (broken, undecided) = (verdicts.Count(verdict => verdict.IsBroken), verdicts.Count(verdict => !verdict.IsBroken));
        string[] counts =
        [
            .. broken > 0 ? (string[])[$"breaks {Counted(broken)}"] : [],
            .. undecided > 0 ? (string[])[$"leaves {Counted(undecided)} undecided"] : [],
        ];
        throw new LawBrokenException($"{optimizer} {string.Join(" and ", counts)}:\n{string.Join("\n", verdicts)}");
    }

    private static string Counted(int laws) => laws == 1 ? "1 law" : Invariant($"{laws} laws");
}
