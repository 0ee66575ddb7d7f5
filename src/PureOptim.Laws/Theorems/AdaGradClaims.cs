using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about AdaGrad say of its rule, for all real numbers.</summary>
internal static class AdaGradClaims
{
    private const string Sum = "SumOfSquares";

    /// <summary>C17.</summary>
    internal static ImmutableArray<Claim> EarlierGradient(ElementWise subject) => [Claim.AboutFirstStep(subject, "After a first gradient the sum is its square, as that of a run is which starts there.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.AssumeDefined(run);
        return Sentence.Equal(run.Slot(Sum), run.Gradient * run.Gradient);
    })];

    /// <summary>C17b.</summary>
    internal static ImmutableArray<Claim> FallingRate(ElementWise subject) => [Claim.About(subject, "With a rate that falls by inverse time the step is PyTorch's.", claim =>
    {
        var decay = claim.Constant("d");
        claim.Assume(Sentence.AtMost(0, decay));
        var (rate, epsilon) = (claim["LearningRate"], claim["Epsilon"]);
        var falling = 1 + (claim.Number - 1) * decay;
        var run = claim.RunWith(name => name == "LearningRate" ? rate / falling : claim[name], claim.Input("g"), claim.Theta);
        claim.AssumeDefined(run);
        var squares = run.Slot(Sum, Moment.Before) + run.Gradient * run.Gradient;
        var root = subject is AdaGrad { EpsilonPlacement: EpsilonPlacement.InsideRoot } ? Symbol.Sqrt(squares + epsilon) : Symbol.Sqrt(squares) + epsilon;
        return Sentence.Equal(run.Slot(Sum), squares) & Sentence.Equal(run.Change * root * falling, -(rate * run.Gradient));
    })];

    /// <summary>D3.</summary>
    internal static ImmutableArray<Claim> Slowing(ElementWise subject) =>
    [
        Claim.About(subject, "The sum of squares never falls.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            claim.AssumeDefined(run);
            return Sentence.AtMost(run.Slot(Sum, Moment.Before), run.Slot(Sum));
        }),
        Claim.About(subject, "On equal gradients no step is longer than the one before.", claim =>
        {
            var gradient = claim.Constant("g");
            var (rate, epsilon) = (claim["LearningRate"], claim["Epsilon"]);
            claim.Assume(Sentence.Different(gradient, 0));
            var run = claim.Run(gradient);
            var last = claim.Ghost("last", 0, _ => Symbol.Abs(run.Change));
            Symbol Root(Symbol squares) => subject is AdaGrad { EpsilonPlacement: EpsilonPlacement.InsideRoot } ? Symbol.Sqrt(squares + epsilon) : Symbol.Sqrt(squares) + epsilon;
            claim.Hold(at => Sentence.AtMost(0, run.Slot(Sum, at)) & Sentence.AtMost(0, last.At(at)));
            claim.Hold(at => Sentence.Equal(run.At(at).Steps, 0) | Sentence.Equal(last.At(at) * Root(run.Slot(Sum, at)), rate * Symbol.Abs(gradient)));
            return Sentence.Equal(run.Before.Steps, 0) | Sentence.AtMost(Symbol.Abs(run.Change), last.Before);
        }),
    ];

    /// <summary>D4.</summary>
    internal static ImmutableArray<Claim> AnyOrder(ElementWise subject) => [Claim.About(subject, "A step adds the square of its gradient to the sum, where order is all one.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.AssumeDefined(run);
        return Sentence.Equal(run.Slot(Sum), run.Slot(Sum, Moment.Before) + run.Gradient * run.Gradient);
    })];

    /// <summary>D5, in real numbers.</summary>
    internal static ImmutableArray<Claim> AtMostRate(ElementWise subject) => [Claim.About(subject, "No step is longer than the rate.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.Assume(Sentence.Different(run.Gradient, 0));
        claim.Hold(at => Sentence.AtMost(0, run.Slot(Sum, at)));
        return Sentence.AtMost(Symbol.Abs(run.Change), claim["LearningRate"]);
    })];

    /// <summary>C8b.</summary>
    internal static ImmutableArray<Claim> FromFtrl(ElementWise subject) => [Claim.About(subject, "Without regularization its path is AdaGrad's, where no gradient is zero.", claim =>
    {
        var (gradient, rate) = (claim.Input("g"), claim["LearningRate"]);
        claim.Assume(Sentence.Different(gradient, 0) & Sentence.Below(0, rate));
        var ftrl = claim.Run(optimizer => (Ftrl)optimizer with { Power = 0.5, DivisorPower = 0.5, Beta = 0, Lambda1 = 0, Lambda2 = 0, Shrinkage = 0, InitialAccumulator = 0 }, gradient);
        var adaGrad = claim.Run(optimizer => new AdaGrad { LearningRate = ((Ftrl)optimizer).LearningRate, Epsilon = 0 }, gradient);
        claim.Hold(at => Sentence.AtMost(0, adaGrad.Slot(Sum, at)) & Sentence.Equal(ftrl.Slot("SumOfSquares", at), adaGrad.Slot(Sum, at)));
        claim.Hold(at => Sentence.Equal(ftrl.At(at).Parameter, adaGrad.At(at).Parameter));
        claim.Hold(at => Sentence.Equal(ftrl.Slot("Leader", at) * rate, -(ftrl.At(at).Parameter * Symbol.Sqrt(ftrl.Slot("SumOfSquares", at)))));
        return Sentence.Equal(ftrl.After.Parameter, adaGrad.After.Parameter);
    })];

    /// <summary>D6.</summary>
    internal static ImmutableArray<Claim> FirstStep(ElementWise subject) => [Claim.AboutFirstStep(subject, "Without epsilon the first step is the rate times the sign of the gradient.", claim =>
    {
        var run = claim.Run(optimizer => ((AdaGrad)optimizer) with { Epsilon = 0 }, claim.Input("g"));
        claim.Assume(Sentence.Different(run.Gradient, 0));
        return Sentence.Equal(run.Change * Symbol.Abs(run.Gradient), -(claim["LearningRate"] * run.Gradient));
    })];
}
