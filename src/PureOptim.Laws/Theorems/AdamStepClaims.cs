using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using static PureOptim.Laws.Theorems.AdamClaims;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about the length of Adam's steps say of its rule, for all real numbers.</summary>
internal static class AdamStepClaims
{
    /// <summary>D11; under schedules where the correction is by the product of the betas, D11b.</summary>
    internal static ImmutableArray<Claim> ConstantGradient(ElementWise subject) => [Claim.About(subject, "On a constant gradient every step is as long as the rate.", claim =>
    {
        var gradient = claim.Constant("g");
        claim.Assume(Sentence.Different(gradient, 0));
        var run = claim.Run(WithoutEpsilon, gradient);
        claim.Hold(at => Sentence.Equal(run.Slot(First, at), Weight(claim, run, at, 1) * gradient));
        claim.Hold(at => Sentence.Equal(run.Slot(Second, at), Weight(claim, run, at, 2) * (gradient * gradient)));
        GuessBetweenProducts(claim, run);
        return Sentence.Equal(Symbol.Abs(run.Change), claim["LearningRate"]);
    })];

    /// <summary>D12.</summary>
    internal static ImmutableArray<Claim> Bound(ElementWise subject) =>
    [
        Claim.About(subject, "No step is longer than the bound.", claim =>
        {
            var gradient = claim.Input("g");
            claim.Assume(Sentence.Different(gradient, 0) & Sentence.Below(0, claim["Beta2"]));
            var run = claim.Run(WithoutEpsilon, gradient);
            var bound = Growth(claim);
            claim.Hold(at => Sentence.AtMost(0, run.Slot(Second, at)) & Sentence.AtMost(0, bound.At(at)));
            claim.Hold(at => Sentence.AtMost(run.Slot(First, at) * run.Slot(First, at), bound.At(at) * run.Slot(Second, at)));
            return Sentence.AtMost(Squared(run.Change * Corrected(claim, run, 1)), Squared(claim["LearningRate"]) * Corrected(claim, run, 2) * bound.After);
        }),
        Claim.About(subject, "Gradients that grow in the ratio of the betas attain it.", claim =>
        {
            claim.Assume(Sentence.Below(0, claim["Beta2"]) & Sentence.Below(0, claim["Beta1"]));
            var last = claim.Constant("g");
            claim.Assume(Sentence.Different(last, 0));
            var gradient = claim.Ghost("last", last, before => before * claim["Beta2"] / claim["Beta1"]);
            var run = claim.Run(WithoutEpsilon, gradient.After);
            var bound = Growth(claim);
            var share = (1 - claim["Beta2"]) / (1 - claim["Beta1"]);
            claim.Hold(at => Sentence.Different(gradient.At(at), 0) & Sentence.AtMost(0, bound.At(at)));
            claim.Hold(at => Sentence.Equal(run.Slot(First, at), bound.At(at) * share * gradient.At(at)));
            claim.Hold(at => Sentence.Equal(run.Slot(Second, at), bound.At(at) * Squared(share * gradient.At(at))));
            return Sentence.Equal(Squared(run.Change * Corrected(claim, run, 1)), Squared(claim["LearningRate"]) * Corrected(claim, run, 2) * bound.After);
        }),
    ];

    /// <summary>D14.</summary>
    internal static ImmutableArray<Claim> EqualBetas(ElementWise subject) => [Claim.About(subject, "With equal betas no step is longer than the rate.", claim =>
    {
        var gradient = claim.Input("g");
        claim.Assume(Sentence.Different(gradient, 0));
        var run = claim.Run(optimizer => (Adam)optimizer with { Epsilon = 0, Beta1 = ((Adam)optimizer).Beta2 }, gradient);
        claim.Hold(at => Sentence.AtMost(0, run.Slot(Second, at)));
        claim.Hold(at => Sentence.AtMost(Squared(run.Slot(First, at)), Weight(claim, run, at, 2) * run.Slot(Second, at)));
        if (subject is Adam { BiasCorrection: BiasCorrection.ProductOfBetas })
            claim.Hold(at => Sentence.Equal(run.Slot("Beta1Product", at), run.Slot("Beta2Product", at)));
        GuessBetweenProducts(claim, run);
        return Sentence.AtMost(Squared(run.Change), Squared(claim["LearningRate"]));
    })];

    private static ElementWise WithoutEpsilon(ElementWise optimizer) => (Adam)optimizer with { Epsilon = 0 };

    private static Symbol Squared(Symbol value) => value * value;

    /// <summary>What the first moment's square is at most, in second moments: (1 - β1)² / (1 - β2), and β1² / β2 of what it was.</summary>
    private static ClaimGhost Growth(ClaimSketch claim) => claim.Ghost(
        "bound", 0, before => Squared(1 - claim["Beta1"]) / (1 - claim["Beta2"]) + Squared(claim["Beta1"]) / claim["Beta2"] * before);

    private static Symbol Corrected(ClaimSketch claim, ClaimRun run, int moment) => Weight(claim, run, Moment.After, moment);

    /// <summary>Products of betas begin at 1 and stay from 0 to 1; the first factor takes them below.</summary>
    private static void GuessBetweenProducts(ClaimSketch claim, ClaimRun run)
    {
        if (run.Optimizer is not Adam { BiasCorrection: BiasCorrection.ProductOfBetas }) return;
        foreach (var beta in (string[])["Beta1Product", "Beta2Product"])
        {
            claim.Hold(at => Sentence.AtMost(0, run.Slot(beta, at)) & Sentence.AtMost(run.Slot(beta, at), 1));
        }
    }
}
