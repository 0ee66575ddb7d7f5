using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Groups;

namespace PureOptim.Laws;

/// <summary>All laws, and the door for optimizers that are to be put through them.</summary>
public static class OptimizerLaws
{
    /// <summary>Every law about optimizers, in the order of their identifiers.</summary>
    public static ImmutableArray<Law> All { get; } =
    [
        .. FunctionalCore.Laws,
        .. Symmetries.Laws,
        .. Responses.Laws,
        .. Equivalences.Laws,
        .. AdaptiveEquivalences.Laws,
        .. Rest.Laws,
        .. SumBounds.Laws,
        .. AverageBounds.Laws,
        .. ClosedForms.Laws,
        .. Stability.Laws,
        .. Displacements.Laws,
        .. Regret.Laws,
        .. ScheduledSteps.Laws,
    ];

    /// <summary>The verdict of every law that has something to say about the optimizer.</summary>
    /// <param name="optimizer">The optimizer. What it promises by <see cref="IHasTraits"/> decides which laws it must keep.</param>
    /// <param name="cases">How many cases a law is tried on, at least 1.</param>
    public static ImmutableArray<LawVerdict> Examine(IOptimizer optimizer, int cases = 1000) =>
    [
        .. All.Select(law => LawChecker.Check(law, optimizer, cases)).Where(verdict => verdict.Expected != Applicability.DoesNotApply),
    ];

    /// <summary>Examines the optimizer and throws where it breaks a law that it must keep.</summary>
    /// <exception cref="LawBrokenException">Laws are broken; the message has each with its smallest counterexample.</exception>
    public static void Check(IOptimizer optimizer, int cases = 1000)
    {
        var broken = Examine(optimizer, cases).Where(verdict => verdict.Expected == Applicability.Holds && verdict.IsBroken).ToList();
        if (broken.Count > 0) throw new LawBrokenException($"{optimizer} breaks {broken.Count} laws:\n{string.Join("\n", broken)}");
    }
}
