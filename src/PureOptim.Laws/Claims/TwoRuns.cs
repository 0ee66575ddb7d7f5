using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>Claims about two runs, of which a relation between their states is kept by every step.</summary>
internal static class TwoRuns
{
    /// <summary>What is made of the subject in two ways goes the same path on the same gradients.</summary>
    internal static Sentence SamePath(ClaimSketch claim, Func<ElementWise, ElementWise> one, Func<ElementWise, ElementWise> other)
    {
        var gradient = claim.Input("g");
        var (left, right) = (claim.Run(one, gradient), claim.Run(other, gradient));
        claim.AssumeDefined(left);
        claim.GuessMultiples(left, right, [.. Factors(claim)]);
        claim.Hold(at => Sentence.Equal(right.At(at).Parameter, left.At(at).Parameter));
        return Sentence.Equal(right.After.Parameter, left.After.Parameter);
    }

    /// <summary>A second run of the subject is the first with its parameters changed, where gradients and start are.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="gradient">The gradient of the second run, from that of the first.</param>
    /// <param name="parameter">The parameter of the second run, from that of the first.</param>
    /// <param name="multiples">What slots of the second run may be multiples of the first's by.</param>
    internal static Sentence Changed(ClaimSketch claim, Func<Symbol, Symbol> gradient, Func<Symbol, Symbol> parameter, params ImmutableArray<Symbol> multiples)
    {
        var given = claim.Input("g");
        var one = claim.Run(given);
        var other = claim.Run(gradient(given), parameter(claim.Theta));
        claim.AssumeDefined(one);
        claim.GuessMultiples(one, other, multiples);
        GuessCopies(claim, one, other, parameter);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameter, parameter(one.At(at).Parameter)));
        return Sentence.Equal(other.After.Parameter, parameter(one.After.Parameter));
    }

    /// <summary>Slots that hold parameters change as parameters do.</summary>
    internal static void GuessCopies(ClaimSketch claim, ClaimRun one, ClaimRun other, Func<Symbol, Symbol> parameter)
    {
        for (var i = 0; i < one.Optimizer.Slots.Length; i++)
        {
            var place = i;
            claim.Guess(at => Sentence.Equal(other.At(at).Slots[place], parameter(one.At(at).Slots[place])));
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
