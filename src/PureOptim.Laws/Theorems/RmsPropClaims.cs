using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about RMSProp say of its rule, for all real numbers.</summary>
internal static class RmsPropClaims
{
    private const string Average = "MeanOfSquares";

    /// <summary>C6.</summary>
    internal static ImmutableArray<Claim> DecayOne(ElementWise subject) => [Claim.About(subject, "At decay 1 the average stays 0, and the step is descent at a rate over epsilon.", claim =>
    {
        var run = claim.Run(With(rmsProp => rmsProp with { Decay = 1 }), claim.Input("g"));
        var epsilon = claim["Epsilon"];
        claim.Assume(Sentence.Below(0, epsilon));
        claim.Hold(at => Sentence.Equal(run.Slot(Average, at), 0));
        var divisor = subject is RmsProp { EpsilonPlacement: EpsilonPlacement.InsideRoot } ? Symbol.Sqrt(epsilon) : epsilon;
        return Sentence.Equal(run.Slot(Average), 0) & Sentence.Equal(run.Change * divisor, -(claim["LearningRate"] * run.Gradient));
    })];

    /// <summary>C7.</summary>
    internal static ImmutableArray<Claim> OnlySigns(ElementWise subject) => [Claim.About(subject, "At decay 0, without epsilon, the step is the rate times the sign of the gradient.", claim =>
    {
        var run = claim.Run(With(rmsProp => rmsProp with { Decay = 0, Epsilon = 0 }), claim.Input("g"));
        claim.Assume(Sentence.Different(run.Gradient, 0));
        return Sentence.Equal(run.Change * Symbol.Abs(run.Gradient), -(claim["LearningRate"] * run.Gradient));
    })];

    /// <summary>D8.</summary>
    internal static ImmutableArray<Claim> AverageOfSquares(ElementWise subject) =>
    [
        Claim.About(subject, "The average is at least any lower bound of all squares, weighted with what the start has left over.", claim => Bounded(claim, Sentence.AtMost)),
        Claim.About(subject, "It is at most any upper bound of them.", claim => Bounded(claim, (bound, value) => Sentence.AtMost(value, bound))),
    ];

    /// <summary>D9.</summary>
    internal static ImmutableArray<Claim> LengthOfSteps(ElementWise subject) =>
    [
        Claim.About(subject, "No step is longer than the rate over the root of one minus decay.", claim =>
        {
            var run = claim.Run(With(rmsProp => rmsProp with { Epsilon = 0 }), claim.Input("g"));
            var (rate, left) = (claim["LearningRate"], 1 - claim["Decay"]);
            claim.Assume(Sentence.Different(run.Gradient, 0) & Sentence.Below(claim["Decay"], 1));
            claim.Hold(at => Sentence.AtMost(0, run.Slot(Average, at)));
            return Sentence.AtMost(run.Change * run.Change * left, rate * rate);
        }),
        Claim.About(subject, "On a constant gradient the length of a step is the rate over the root of the weight of all that was seen.", claim =>
        {
            var gradient = claim.Constant("g");
            var run = claim.Run(With(rmsProp => rmsProp with { Epsilon = 0 }), gradient);
            var (rate, decay) = (claim["LearningRate"], claim["Decay"]);
            claim.Assume(Sentence.Different(gradient, 0) & Sentence.Below(decay, 1));
            claim.Hold(at => Sentence.Equal(run.Slot(Average, at), run.At(at).Weight(decay) * (gradient * gradient)));
            return Sentence.Equal(run.Change * run.Change * run.After.Weight(decay), rate * rate);
        }),
    ];

    private static Sentence Bounded(ClaimSketch claim, Func<Symbol, Symbol, Sentence> compare)
    {
        var run = claim.Run(claim.Input("g"));
        var (bound, decay) = (claim.Constant("bound"), claim["Decay"]);
        claim.Assume(compare(bound, run.Gradient * run.Gradient));
        Sentence Kept(Moment at) => compare(run.At(at).Power(decay) * run.Start.Slots[0] + run.At(at).Weight(decay) * bound, run.Slot(Average, at));
        claim.AssumeDefined(run);
        claim.Hold(Kept);
        return Kept(Moment.After);
    }

    private static Func<ElementWise, ElementWise> With(Func<RmsProp, RmsProp> change) => optimizer => change((RmsProp)optimizer);
}
