using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about rates that fall say of rules, for all real numbers.</summary>
internal static class ScheduleClaims
{
    private const string Rate = "LearningRate";

    /// <summary>C3b.</summary>
    /// <param name="subject">Momentum or Nesterov's method.</param>
    /// <param name="way">What a step adds, from the factor, the velocity and what is new in it.</param>
    internal static ImmutableArray<Claim> PlacementsAtFallingRate(ElementWise subject, Func<Symbol, Symbol, Symbol, Symbol> way) =>
    [
        Claim.About(subject, "At a falling rate its path is that of the rate inside the velocity, and that of the rate outside.", claim =>
        {
            var (factor, rate) = (claim["MomentumFactor"], claim[Rate] / (1 + claim.Number));
            var run = claim.RunWith(name => name == Rate ? rate : claim[name], claim.Input("g"), claim.Theta);
            var steps = claim.Ghost("steps", 0, v => factor * v - rate * run.Gradient);
            var inside = claim.Ghost("inside", claim.Theta, x => x + way(factor, steps.Before, rate * run.Gradient));
            var gradients = claim.Ghost("gradients", 0, v => factor * v - run.Gradient);
            var outside = claim.Ghost("outside", claim.Theta, x => x + rate * way(factor, gradients.Before, run.Gradient));
            return Sentence.Equal(run.After.Parameter, inside.After) & Sentence.Equal(run.After.Parameter, outside.After);
        }),
    ];

    /// <summary>H10, of descent.</summary>
    internal static ImmutableArray<Claim> LineToZero(ElementWise subject) => [Claim.About(subject, "On a constant gradient, with a rate that falls to zero on a line, the way is known.", claim =>
    {
        var (rate, gradient, last) = (claim[Rate], claim.Constant("g"), claim.Constant("last"));
        claim.Assume(Sentence.AtMost(1, last));
        var run = claim.RunWith(name => name == Rate ? rate * (1 - (claim.Number - 1) / last) : claim[name], gradient, claim.Theta);
        var way = claim.Ghost("way", 0, before => before + Symbol.Abs(run.Change));
        Symbol Twice(Symbol steps) => rate * Symbol.Abs(gradient) * steps * (2 * last - steps + 1);
        claim.Hold(at => Sentence.Below(last, run.At(at).Steps) | Sentence.Equal(2 * last * way.At(at), Twice(run.At(at).Steps)));
        return Sentence.Different(run.After.Steps, last) | Sentence.Equal(2 * way.After, rate * Symbol.Abs(gradient) * (last + 1));
    })];

    /// <summary>H10, of AdaGrad.</summary>
    internal static ImmutableArray<Claim> SignDescent(ElementWise subject) => [Claim.About(subject, "On gradients of one size the step is the rate over the root of its number, against the gradient.", claim =>
    {
        var (size, side) = (claim.Constant("size"), claim.Input("side"));
        claim.Assume(Sentence.Below(0, size));
        var run = claim.Run(optimizer => ((AdaGrad)optimizer) with { Epsilon = 0 }, Symbol.IfLess(side, 0, -size, size));
        claim.Hold(at => Sentence.Equal(run.Slot("SumOfSquares", at), run.At(at).Steps * size * size));
        return Sentence.Equal(run.Change * run.Change * claim.Number, claim[Rate] * claim[Rate]) & Sentence.AtMost(run.Change * run.Gradient, 0);
    })];
}
