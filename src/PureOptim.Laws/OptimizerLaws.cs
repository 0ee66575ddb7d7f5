using System.Collections.Immutable;
using System.Globalization;
using PureOptim.Laws.Algorithms;
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
            FunctionalCore.Laws, Symmetries.Laws, Scaling.Laws, Responses.Laws, Rest.Laws, Wrapping.Laws, ScheduledSteps.Laws,
            SgdTheorems.Laws, MomentumTheorems.Laws, MomentumOnQuadratics.Laws, NesterovTheorems.Laws, MomentumRelatives.Laws, AdaGradTheorems.Laws, AdaGradSteps.Laws, RmsPropTheorems.Laws,
            AdamTheorems.Laws, AdamSteps.Laws, AdamRelativeTheorems.Laws, DecayTheorems.Laws, AdamWTheorems.Laws, SignTheorems.Laws, DivisorTheorems.Laws, CocobTheorems.Laws, PolyakTheorems.Laws, AdafactorTheorems.Laws, MuonTheorems.Laws, ShampooTheorems.Laws, LambTheorems.Laws, TensorTheorems.Laws,
            AlgorithmLaws.Laws,
        ]).ToArray().SelectMany(laws => laws).OrderBy(law => law.Group).ThenBy(law => int.Parse(law.Id[1..].TrimEnd('b', 'c', 'd', 'e', 'f', 'g'), NumberFormatInfo.InvariantInfo)).ThenBy(law => law.Id, StringComparer.Ordinal),
    ];

    /// <summary>The verdict of every law that has something to say about the optimizer.</summary>
    /// <remarks>
    /// The hyperparameters of an optimizer that is a record, and of those that it wraps, vary from case to case (<see cref="Hyperparameter"/>): within
    /// the bounds that they declare, and in a size that goes with their unit; those that declare none, between 0 and their value. A number that is 0
    /// and not whole stays 0, as an option that is off. That the optimizer refuses such a value is a counterexample, and that a hyperparameter cannot be set at all,
    /// as in a class, leaves every law undecided.
    /// Runs have a dozen steps at most: what a rule does only later, no case meets.
    /// </remarks>
    /// <param name="optimizer">The optimizer. Its promises, <see cref="IOptimizer.Traits"/>, decide which laws it must keep.</param>
    /// <param name="cases">The number of cases that a law is tried on, at least 1.</param>
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
