using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>Claims about two runs, of which a relation between their states is kept by every step.</summary>
internal static class TwoRuns
{
    /// <summary>What is made of the subject in two ways goes the same path on the same gradients.</summary>
    internal static Sentence SamePath(ClaimSketch claim, Func<Optimizer, Optimizer> one, Func<Optimizer, Optimizer> other)
    {
        var gradient = claim.Inputs("g");
        var (left, right) = (claim.Run(one, gradient), claim.Run(other, gradient));
        claim.AssumeDefined(left);
        claim.GuessMultiples(left, right, [.. Factors(claim)]);
        claim.Hold(at => Sentence.Equal(right.At(at).Parameters, left.At(at).Parameters));
        return Sentence.Equal(right.After.Parameters, left.After.Parameters);
    }

    /// <summary>A second run of the subject is the first with its parameters changed, where gradients and start are.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="gradient">The gradients of the second run, from those of the first.</param>
    /// <param name="parameter">The parameters of the second run, from those of the first.</param>
    /// <param name="multiples">What slots of the second run may be multiples of the first's by.</param>
    internal static Sentence Changed(ClaimSketch claim, Func<Elements, Elements> gradient, Func<Elements, Elements> parameter, params ImmutableArray<Symbol> multiples)
    {
        var given = claim.Inputs("g");
        var one = claim.Run(given);
        var other = claim.Run(gradient(given), parameter(claim.Beginning));
        claim.AssumeDefined(one);
        claim.GuessMultiples(one, other, multiples);
        GuessCopies(claim, one, other, parameter);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameters, parameter(one.At(at).Parameters)));
        return Sentence.Equal(other.After.Parameters, parameter(one.After.Parameters));
    }

    /// <summary>Slots that hold what is as many numbers as the parameters change as those do.</summary>
    internal static void GuessCopies(ClaimSketch claim, ClaimRun one, ClaimRun other, Func<Elements, Elements> parameter)
    {
        for (var i = 0; i < one.Start.Kept.Length; i++)
        {
            var place = i;
            if (one.Start.Kept[i].Length == one.Start.Parameters.Length) claim.Guess(at => Sentence.Equal(other.At(at).Kept[place], parameter(one.At(at).Kept[place])));
        }
    }

    /// <summary>What a slot of one optimizer may be of another's: the same, a rate or a share of it, with either sign.</summary>
    private static IEnumerable<Symbol> Factors(ClaimSketch claim)
    {
        yield return -1;
        foreach (var symbol in claim.Hyperparameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))
        {
            yield return symbol;
            yield return -symbol;
            yield return 1 - symbol;
            yield return symbol - 1;
        }
    }
}
