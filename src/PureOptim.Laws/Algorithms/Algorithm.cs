using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;

namespace PureOptim.Laws.Algorithms;

/// <summary>Laws that an optimizer takes the steps of the algorithm which its source states.</summary>
internal static class Algorithm
{
    /// <summary>The law of an optimizer.</summary>
    /// <param name="id">The law's identifier.</param>
    internal static Law Of<TOptimizer, TAlgorithm>(string id)
        where TOptimizer : ElementWise, new()
        where TAlgorithm : IAlgorithm<TOptimizer> => Theorem.Of(
            id, LawKind.Real, TAlgorithm.Statement, TAlgorithm.Formula,
            Theorem.For<TOptimizer>(TAlgorithm.HasFractions ? AlgorithmPath.InFractions<TOptimizer, TAlgorithm> : AlgorithmPath.InIntervals<TOptimizer, TAlgorithm>) with
            {
                Claims = SameSteps<TOptimizer, TAlgorithm>,
            })
            with
        { Magnitudes = TAlgorithm.HasFractions ? Magnitudes.Fractions : TAlgorithm.Magnitudes };

    /// <summary>The place of a slot of an optimizer.</summary>
    internal static int PlaceOf(string slot, ElementWise optimizer) => optimizer.Slots.IndexOf(optimizer.Slots.First(one => one.Name == slot));

    /// <summary>What the algorithm keeps is in the slots, and so each step is the rule's.</summary>
    private static ImmutableArray<Claim> SameSteps<TOptimizer, TAlgorithm>(ElementWise subject)
        where TOptimizer : ElementWise
        where TAlgorithm : IAlgorithm<TOptimizer> => [Claim.About(subject, "A step is that of the algorithm.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            claim.AssumeDefined(run);
            var t = new ClaimedStep(claim, run);
            var conclusion = Sentence.Equal(run.After.Parameter, TAlgorithm.Step((TOptimizer)subject, t));
            foreach (var kept in t.Kept.Values)
            {
                claim.Guess(at => Sentence.AtMost(0, kept.At(at)));
                for (var i = 0; i < subject.Slots.Length; i++)
                {
                    var place = i;
                    // The same, or as far from the parameter.
                    claim.Guess(at => Sentence.Equal(run.At(at).Slots[place], kept.At(at)));
                    claim.Guess(at => Sentence.Equal(run.At(at).Slots[place], kept.At(at) - run.At(at).Parameter));
                }
            }

            return TAlgorithm.Result is { } result ? conclusion & Sentence.Equal(run.Slot(result.Slot), t.Kept[result.Name].After) : conclusion;
        })];
}
