using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about Adam's algorithm say of its rule, for all real numbers.</summary>
internal static class AdamClaims
{
    internal const string First = "FirstMoment";
    internal const string Second = "SecondMoment";

    /// <summary>B18.</summary>
    internal static ImmutableArray<Claim> OtherBetas(ElementWise subject) => [Claim.AboutFirstStep(subject, "Without epsilon the first step is the same with other betas.", claim =>
    {
        var gradient = claim.Input("g");
        claim.Assume(Sentence.Different(gradient, 0));
        ImmutableDictionary<string, Symbol> others = ImmutableDictionary<string, Symbol>.Empty.Add("Beta1", claim.Constant("b1")).Add("Beta2", claim.Constant("b2")).Add("Epsilon", 0);
        foreach (var beta in (string[])["Beta1", "Beta2"]) claim.Assume(Sentence.AtMost(0, others[beta]) & Sentence.Below(others[beta], 1));
        var one = claim.RunWith(name => name == "Epsilon" ? 0 : claim[name], gradient, claim.Theta);
        var other = claim.RunWith(name => others.GetValueOrDefault(name, claim[name]), gradient, claim.Theta);
        return Sentence.Equal(one.Change, other.Change);
    })];

    /// <summary>C13.</summary>
    internal static ImmutableArray<Claim> AlgorithmOne(ElementWise subject) =>
    [
        Claim.About(subject, "The step is that of algorithm 1 of the paper, with epsilon over the correction where it stands before.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            claim.AssumeDefined(run);
            GuessProducts(claim, run);
            var (weight1, root2) = (run.After.Weight(claim["Beta1"]), Symbol.Sqrt(run.After.Weight(claim["Beta2"])));
            var (m, v) = (
                claim["Beta1"] * run.Slot(First, Moment.Before) + (1 - claim["Beta1"]) * run.Gradient,
                claim["Beta2"] * run.Slot(Second, Moment.Before) + (1 - claim["Beta2"]) * (run.Gradient * run.Gradient));
            var epsilon = subject is Adam { EpsilonPlacement: AdamEpsilonPlacement.BeforeCorrection } ? claim["Epsilon"] / root2 : claim["Epsilon"];
            return Sentence.Equal(run.Slot(First), m) & Sentence.Equal(run.Slot(Second), v)
                & Sentence.Equal(run.Change * (Symbol.Sqrt(v) / root2 + epsilon) * weight1, -(claim["LearningRate"] * m));
        }),
        Claim.About(subject, "Without epsilon it makes no difference where it would stand.", claim => TwoRuns.SamePath(
            claim,
            optimizer => (Adam)optimizer with { Epsilon = 0, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            optimizer => (Adam)optimizer with { Epsilon = 0, EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection })),
    ];

    /// <summary>C14.</summary>
    internal static ImmutableArray<Claim> FirstStep(ElementWise subject) => [Claim.AboutFirstStep(subject, "The first step depends on where epsilon stands, as it says.", claim =>
    {
        var gradient = claim.Input("g");
        var (rate, epsilon, root) = (claim["LearningRate"], claim["Epsilon"], Symbol.Sqrt(1 - claim["Beta2"]));
        claim.Assume(Sentence.Different(gradient, 0) & Sentence.Below(0, epsilon) & Sentence.Below(0, rate) & Sentence.Below(0, claim["Beta2"]));
        ClaimRun At(AdamEpsilonPlacement placement) => claim.Run(optimizer => (Adam)optimizer with { EpsilonPlacement = placement }, gradient);
        var (after, before) = (At(AdamEpsilonPlacement.AfterCorrection), At(AdamEpsilonPlacement.BeforeCorrection));
        var size = Symbol.Abs(gradient);
        return Sentence.Equal(Symbol.Abs(after.Change) * (size + epsilon), rate * size)
            & Sentence.Equal(Symbol.Abs(before.Change) * (root * size + epsilon), rate * root * size)
            & Sentence.Different(after.Change, before.Change);
    })];

    /// <summary>D10.</summary>
    internal static ImmutableArray<Claim> Moments(ElementWise subject) => [Claim.About(subject, "The corrected moments are between the bounds of what they average.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        ImmutableArray<Symbol> bounds = [claim.Constant("lowest"), claim.Constant("highest"), claim.Constant("lowestSquare"), claim.Constant("highestSquare")];
        var square = run.Gradient * run.Gradient;
        claim.AssumeDefined(run);
        claim.Assume(Sentence.AtMost(bounds[0], run.Gradient) & Sentence.AtMost(run.Gradient, bounds[1]) & Sentence.AtMost(bounds[2], square) & Sentence.AtMost(square, bounds[3]));
        Sentence Between(Moment at)
        {
            var (weight1, weight2, m, v) = (Weight(claim, run, at, 1), Weight(claim, run, at, 2), run.Slot(First, at), run.Slot(Second, at));
            return Sentence.AtMost(bounds[0] * weight1, m) & Sentence.AtMost(m, bounds[1] * weight1) & Sentence.AtMost(bounds[2] * weight2, v) & Sentence.AtMost(v, bounds[3] * weight2);
        }

        claim.Hold(Between);
        return Between(Moment.After);
    })];

    /// <summary>D20, of AdamW.</summary>
    internal static ImmutableArray<Claim> Shrinking(ElementWise subject) => [Claim.About(subject, "Without gradients the parameter shrinks by the decay alone.", claim =>
    {
        claim.Assume(Sentence.Below(0, claim["Epsilon"]));
        var run = claim.Run(0);
        var decay = subject is AdamW { DecayCoupling: DecayCoupling.LearningRate } ? claim["LearningRate"] * claim["WeightDecay"] : claim["WeightDecay"];
        return Sentence.Equal(run.After.Parameter, run.Before.Parameter * (1 - decay));
    })];

    /// <summary>D20, of Adam.</summary>
    internal static ImmutableArray<Claim> StepOnDecay(ElementWise subject) => [Claim.AboutFirstStep(subject, "On the decay as a gradient the first step is as long as the rate.", claim =>
    {
        var decay = claim.Constant("decay");
        claim.Assume(Sentence.Below(0, decay) & Sentence.Different(claim.Theta, 0));
        var run = claim.Run(optimizer => (Adam)optimizer with { Epsilon = 0 }, state => decay * state.Parameter);
        return Sentence.Equal(run.Change * Symbol.Abs(claim.Theta), -(claim["LearningRate"] * claim.Theta));
    })];

    /// <summary>The weight of all that a moment has seen: by a power of its beta, or by the product that the run keeps.</summary>
    internal static Symbol Weight(ClaimSketch claim, ClaimRun run, Moment at, int moment) => run.Optimizer is Adam { BiasCorrection: BiasCorrection.ProductOfBetas }
        ? 1 - run.Slot(Invariant($"Beta{moment}Product"), at)
        : run.At(at).Weight(run[Invariant($"Beta{moment}")]);

    /// <summary>Where the run keeps the products of its betas they are powers, as long as the betas stay the same.</summary>
    internal static void GuessProducts(ClaimSketch claim, ClaimRun run)
    {
        if (run.Optimizer is not Adam { BiasCorrection: BiasCorrection.ProductOfBetas }) return;
        foreach (var beta in (string[])["Beta1", "Beta2"])
            claim.Guess(at => Sentence.Equal(run.Slot(beta + "Product", at), run.At(at).Power(claim[beta])));
    }
}
